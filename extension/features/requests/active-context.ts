import type { Readable } from '@dialora/core';
import { createStore } from '@dialora/core';
import * as z from 'zod/mini';
import type { PageContext } from '../messages/protocol.js';
import { pageContextSchema } from '../messages/protocol.js';
import type { Area } from '../platform/area.js';

/** Where the worker keeps what a tab shows. */
export function contextName(tabId: number): string {
  return `context:${tabId}`;
}

export interface ActiveContextOptions {
  readonly memory: Area;
  /** The tab in front, in the panel's window. */
  readonly activeTab: () => Promise<number | undefined>;
  /** Calls back when another tab came to the front or something was stored; until the signal ends. */
  readonly onChange: (listener: () => void, signal: AbortSignal) => void;
  readonly signal: AbortSignal;
}

/** Who is at the other end of the tab in front: what the content script of that tab told last. */
export function watchActiveContext(options: ActiveContextOptions): Readable<PageContext | null> {
  const { memory, activeTab, onChange, signal } = options;
  const store = createStore<PageContext | null>(null);
  let asked = 0;

  async function read(): Promise<void> {
    asked += 1;
    const own = asked;
    const tabId = await activeTab();
    const parsed = z.safeParse(
      pageContextSchema,
      tabId === undefined ? undefined : await memory.get(contextName(tabId)),
    );
    // A slower answer to an earlier question must not overwrite a later one.
    if (own !== asked || signal.aborted) return;
    const next = parsed.success ? parsed.data : null;
    if (JSON.stringify(next) !== JSON.stringify(store.get())) store.set(next);
  }

  onChange(() => void read(), signal);
  void read();
  return store;
}
