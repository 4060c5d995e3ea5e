import { createStore, type Problem, type Readable } from '@dialora/core';
import type { OutboxStore, StoredEntry } from './entry.js';
import { createMemoryStore } from './memory-store.js';

export interface FallbackStore<Payload> extends OutboxStore<Payload> {
  /** Set since the durable storage failed (`storage-unavailable`), until it takes something again. */
  readonly problem: Readable<Problem | undefined>;
  /** Whether this entry lives in memory only and would be lost with the page. */
  isFleeting(id: string): boolean;
}

/**
 * Durable storage with a way out: what it does not take (denied, full, broken) is kept in memory, and said so. Nothing
 * rejects save `wipe`. What was kept in memory moves to the durable storage as soon as that takes something again.
 */
export function createFallbackStore<Payload>(durable: OutboxStore<Payload>): FallbackStore<Payload> {
  const memory = createMemoryStore<Payload>();
  const fleeting = new Set<string>();
  /** What could not be noted about durable entries: a later state, or (undefined) that they are gone. */
  const corrections = new Map<string, StoredEntry<Payload> | undefined>();
  const problem = createStore<Problem | undefined>(undefined);
  let lastRead: readonly StoredEntry<Payload>[] = [];

  function failed(error: unknown): void {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    problem.set({ kind: 'storage-unavailable', code: name, detail: message });
  }

  async function moveIn(): Promise<void> {
    problem.set(undefined);
    for (const entry of await memory.all()) {
      await durable.put(entry);
      fleeting.delete(entry.id);
      await memory.remove(entry.id);
    }
  }

  return {
    problem,
    isFleeting: (id) => fleeting.has(id),
    async put(entry) {
      try {
        await durable.put(entry);
      } catch (error) {
        failed(error);
        fleeting.add(entry.id);
        await memory.put(entry);
        return;
      }
      await moveIn().catch(failed);
    },
    async update(entry) {
      if (fleeting.has(entry.id)) return memory.update(entry);
      try {
        return await durable.update(entry);
      } catch (error) {
        failed(error);
        corrections.set(entry.id, entry);
        return true;
      }
    },
    async remove(id) {
      if (fleeting.delete(id)) return memory.remove(id);
      try {
        await durable.remove(id);
        corrections.delete(id);
      } catch (error) {
        failed(error);
        corrections.set(id, undefined);
      }
    },
    async all() {
      try {
        lastRead = await durable.all();
      } catch (error) {
        failed(error);
      }
      const kept = lastRead.flatMap((entry) => {
        const known = corrections.has(entry.id) ? corrections.get(entry.id) : entry;
        return known === undefined ? [] : [known];
      });
      return [...kept, ...(await memory.all())];
    },
    async wipe() {
      fleeting.clear();
      corrections.clear();
      lastRead = [];
      await memory.wipe();
      await durable.wipe();
    },
    close: () => durable.close(),
  };
}
