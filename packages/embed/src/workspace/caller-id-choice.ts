import { createStore, type Store } from '@dialora/core';

/** Remembers the caller id an agent chose, per agent, in this browser. Forgetful where storage is forbidden. */
export function createCallerIdChoice(): Store<string | undefined> & {
  attach(accountId: string, agentId: string): void;
} {
  const store = createStore<string | undefined>(undefined);
  return {
    ...store,
    attach(accountId, agentId) {
      const key = `dialora:${accountId}:${agentId}:caller-id:v1`;
      try {
        const kept = localStorage.getItem(key);
        if (kept !== null && /^\+\d{3,15}$/.test(kept) && store.get() === undefined) store.set(kept);
        store.subscribe((number) => {
          try {
            if (number === undefined) localStorage.removeItem(key);
            else localStorage.setItem(key, number);
          } catch {
            // A full or forbidden storage costs the memory of a choice, not the choice.
          }
        });
      } catch {
        // The same, for reading.
      }
    },
  };
}
