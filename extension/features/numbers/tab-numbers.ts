import * as z from 'zod/mini';
import { pageNumbersSchema, type PageNumbers } from '../messages/protocol.js';
import type { Area } from '../platform/area.js';

const tabNumbersSchema = z.array(z.object({ frameId: z.number(), page: pageNumbersSchema }));

/** The numbers of a tab, frame by frame, its top frame first. */
export type TabNumbers = z.output<typeof tabNumbersSchema>;

export const tabNumbersName = (tabId: number): string => `numbers:${tabId}`;

export function parseTabNumbers(kept: unknown): TabNumbers {
  const parsed = z.safeParse(tabNumbersSchema, kept);
  return parsed.success ? parsed.data : [];
}

/** What the content scripts of every tab told of their numbers; kept for the panel, until the tab shows something else. */
export interface TabNumbersStore {
  put(tabId: number, frameId: number, page: PageNumbers): Promise<void>;
  read(tabId: number): Promise<TabNumbers>;
  forget(tabId: number): Promise<void>;
}

/** More frames than this are advertisements. */
const maxFrames = 20;

export function createTabNumbers(memory: Area): TabNumbersStore {
  let last: Promise<unknown> = Promise.resolve();
  // The frames of a tab tell at the same time; each change is made on what the one before has left.
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const turn = last.then(run, run);
    last = turn.catch(() => undefined);
    return turn;
  };
  const read = async (tabId: number): Promise<TabNumbers> => parseTabNumbers(await memory.get(tabNumbersName(tabId)));
  return {
    put: (tabId, frameId, page) =>
      inTurn(async () => {
        const others = (await read(tabId)).filter((one) => one.frameId !== frameId);
        // A frame without numbers is of interest only for its country, and only the top one's is shown.
        const all = page.total === 0 && frameId !== 0 ? others : [...others, { frameId, page }];
        all.sort((a, b) => a.frameId - b.frameId);
        await memory.set(tabNumbersName(tabId), all.slice(0, maxFrames));
      }),
    read: (tabId) => inTurn(() => read(tabId)),
    forget: (tabId) => inTurn(() => memory.remove(tabNumbersName(tabId))),
  };
}
