import type { DurableLogBook } from '@dialora/api/outbox';
import { createStore, type LogBook, type PendingEntry } from '@dialora/core';

export interface LateLogBook extends LogBook {
  /** Opens the log, to show and send what an earlier page left behind. */
  open(): void;
  close(): void;
}

/**
 * The agent's log, opened once it is known whose it is. Until then nothing can be kept under the right name, so `add`
 * waits for that, and rejects when nobody is signed in; what was typed stays in its field.
 */
export function createLateLogBook(openLog: () => Promise<DurableLogBook>): LateLogBook {
  const pending = createStore<readonly PendingEntry[]>([]);
  let opening: Promise<DurableLogBook> | undefined;
  let opened: DurableLogBook | undefined;
  let unfollow = (): void => undefined;

  function ready(): Promise<DurableLogBook> {
    opening ??= openLog().then(
      (log) => {
        opened = log;
        unfollow = log.pending.subscribe((entries) => pending.set(entries));
        pending.set(log.pending.get());
        return log;
      },
      (error: unknown) => {
        opening = undefined;
        throw error;
      },
    );
    return opening;
  }

  return {
    pending,
    add: async (entry) => (await ready()).add(entry),
    retry: async (id) => (await ready()).retry(id),
    discard: async (id) => (await ready()).discard(id),
    open: () => void ready().catch(() => undefined),
    close() {
      unfollow();
      opened?.close();
    },
  };
}
