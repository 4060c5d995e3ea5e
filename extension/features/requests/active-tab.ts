import { createStore, type Readable } from '@dialora/core';
import type { Area } from '../platform/area.js';

/** What is kept of the tab in front. */
export interface ActiveTab<T> {
  readonly tabId: number;
  readonly value: T;
}

export interface ActiveTabOptions {
  readonly memory: Area;
  /** The tab in front, in the panel's window. */
  readonly activeTab: () => Promise<number | undefined>;
  /** Calls back when another tab came to the front or something was stored; until the signal ends. */
  readonly onChange: (listener: () => void, signal: AbortSignal) => void;
  readonly signal: AbortSignal;
}

/** Follows what the worker keeps of the tab in front under a name. `parse` gives undefined for what is nothing to show. */
export function watchActiveTab<T>(
  { memory, activeTab, onChange, signal }: ActiveTabOptions,
  nameOf: (tabId: number) => string,
  parse: (kept: unknown) => T | undefined,
): Readable<ActiveTab<T> | null> {
  const store = createStore<ActiveTab<T> | null>(null);
  let asked = 0;

  async function read(): Promise<void> {
    asked += 1;
    const own = asked;
    const tabId = await activeTab();
    const value = tabId === undefined ? undefined : parse(await memory.get(nameOf(tabId)));
    // A slower answer to an earlier question must not overwrite a later one.
    if (own !== asked || signal.aborted) return;
    const next = tabId === undefined || value === undefined ? null : { tabId, value };
    if (JSON.stringify(next) !== JSON.stringify(store.get())) store.set(next);
  }

  onChange(() => void read(), signal);
  void read();
  return store;
}
