import type { OutboxStore, StoredEntry } from './entry.js';

/** Keeps entries as long as the page lives: where the browser grants no storage, and in tests. */
export function createMemoryStore<Payload>(): OutboxStore<Payload> {
  const entries = new Map<string, StoredEntry<Payload>>();
  return {
    put(entry) {
      entries.set(entry.id, entry);
      return Promise.resolve();
    },
    update(entry) {
      const known = entries.has(entry.id);
      if (known) entries.set(entry.id, entry);
      return Promise.resolve(known);
    },
    remove(id) {
      entries.delete(id);
      return Promise.resolve();
    },
    all: () => Promise.resolve([...entries.values()]),
    wipe() {
      entries.clear();
      return Promise.resolve();
    },
    close: () => undefined,
  };
}
