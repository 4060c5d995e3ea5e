import type { Problem } from '../problem/problem.js';
import type { Store } from '../store/store.js';
import { createStore } from '../store/store.js';
import type { LogBook, LogEntry, PendingEntry } from '../workspace/workspace.js';

export interface FakeLogBook extends LogBook {
  readonly pending: Store<readonly PendingEntry[]>;
  /** Everything that was ever added, in order. */
  readonly added: readonly { readonly id: string; readonly entry: LogEntry }[];
  /** The API took the entry: it leaves the pending list. */
  acknowledge(id: string): void;
  /** The API refused the entry for good. */
  refuse(id: string, problem: Problem): void;
  /** The next `add` rejects with this, as when IndexedDB is full. */
  failNextAdd(error: Error): void;
}

/** A log book whose entries wait until they are acknowledged by hand. */
export function createFakeLogBook(): FakeLogBook {
  const pending = createStore<readonly PendingEntry[]>([]);
  const added: { id: string; entry: LogEntry }[] = [];
  let nextError: Error | undefined;
  const without = (id: string): void => pending.update((list) => list.filter((entry) => entry.id !== id));
  const change = (id: string, next: (entry: PendingEntry) => PendingEntry): void =>
    pending.update((list) => list.map((entry) => (entry.id === id ? next(entry) : entry)));

  return {
    pending,
    added,
    add(entry) {
      if (nextError !== undefined) {
        const error = nextError;
        nextError = undefined;
        return Promise.reject(error);
      }
      const id = `log_fake_${added.length + 1}`;
      added.push({ id, entry });
      pending.update((list) => [...list, { id, entry, attempts: 0, state: 'waiting' }]);
      return Promise.resolve(id);
    },
    retry(id) {
      change(id, ({ problem: _gone, ...entry }) => ({ ...entry, state: 'sending', attempts: entry.attempts + 1 }));
      return Promise.resolve();
    },
    discard(id) {
      without(id);
      return Promise.resolve();
    },
    acknowledge: without,
    refuse: (id, problem) => change(id, (entry) => ({ ...entry, state: 'stuck', problem })),
    failNextAdd(error) {
      nextError = error;
    },
  };
}
