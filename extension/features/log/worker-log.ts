import type { ApiClient } from '@dialora/api';
import { createLogBook } from '@dialora/api/outbox';
import type { KnownAccount } from '../auth/account.js';

export interface WorkerLogOptions {
  readonly client: ApiClient;
  readonly account: () => Promise<KnownAccount | undefined>;
  /** Wakes the worker again in half a minute, or not at all when nothing waits. */
  readonly wakeLater: (waiting: boolean) => Promise<void>;
}

/** The worker's part in the outbox: sending what pages kept and could not send, also when no page is open any more. */
export interface WorkerLog {
  drain(): Promise<void>;
  wipe(): Promise<void>;
}

export function createWorkerLog({ client, account, wakeLater }: WorkerLogOptions): WorkerLog {
  const open = async () => {
    const known = await account();
    return known === undefined ? undefined : createLogBook({ client, ...known });
  };
  return {
    async drain() {
      const log = await open();
      if (log === undefined) return wakeLater(false);
      // Set before the attempt: should the worker be stopped in the middle, it is woken again.
      await wakeLater(true);
      try {
        await log.drain();
        await wakeLater(log.pending.get().some((entry) => entry.state !== 'stuck'));
      } finally {
        log.close();
      }
    },
    async wipe() {
      await (await open())?.wipe();
      await wakeLater(false);
    },
  };
}
