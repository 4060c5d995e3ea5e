import * as z from 'zod/mini';
import type { DialRequestRecord } from '../messages/protocol.js';
import { dialRequestSchema } from '../messages/protocol.js';
import type { Area } from '../platform/area.js';

/** Older than this, a wish is only filled in: nobody expects a call for a click of a while ago. Milliseconds. */
export const freshForMs = 15_000;

/** Older than this it is forgotten altogether. */
const keptForMs = 10 * 60_000;

/** What a person wants of a number: a call, unless it says otherwise. */
export type Wish = Pick<DialRequestRecord, 'number' | 'extension' | 'action'>;

/** Wishes to call, one per window, from the click until that window's panel takes them. A killed worker loses none. */
export interface DialRequests {
  put(windowId: number, wish: Wish): Promise<void>;
  /** Hands the wish out once, to whoever asks first. */
  take(windowId: number): Promise<DialRequestRecord | null>;
}

export function createDialRequests(memory: Area, now: () => number = Date.now): DialRequests {
  let last: Promise<unknown> = Promise.resolve();
  // Two panels that ask at once must not both get it.
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const turn = last.then(run, run);
    last = turn.catch(() => undefined);
    return turn;
  };
  return {
    put: (windowId, { number, extension, action }) =>
      inTurn(() =>
        memory.set(`dial:${windowId}`, {
          id: crypto.randomUUID(),
          number,
          ...(extension === undefined ? {} : { extension }),
          ...(action === undefined ? {} : { action }),
          at: now(),
        } satisfies DialRequestRecord),
      ),
    take: (windowId) =>
      inTurn(async () => {
        const parsed = z.safeParse(dialRequestSchema, await memory.get(`dial:${windowId}`));
        if (!parsed.success) return null;
        await memory.remove(`dial:${windowId}`);
        return now() - parsed.data.at > keptForMs ? null : parsed.data;
      }),
  };
}
