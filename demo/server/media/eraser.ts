import type { Database } from '../db/database.js';
import { createDrain, type Drain } from '../drain.js';
import { leaseDue, type Queue } from '../lease.js';
import type { Log } from '../log.js';
import type { MediaKeeper } from './outside.js';

export interface MediaEraserOptions {
  readonly db: Database;
  /** By the name under which a sound was noted. */
  readonly keepers: Readonly<Record<string, MediaKeeper>>;
  readonly now: () => Date;
  readonly log: Log;
}

const hour = 3_600_000;
const answerTimeoutMs = 15_000;

interface Due {
  readonly account_id: string;
  readonly id: string;
  readonly keeper: string;
  readonly reference: string;
  readonly attempts: number;
}

const queue: Queue = {
  table: 'outside_media',
  key: 'id',
  columns: ['account_id', 'id', 'keeper', 'reference', 'attempts'],
  most: 20,
};

/**
 * Asks the keepers of outside sounds to erase what an erasure or the end of an account has ordered erased, until they
 * confirm: after a minute, then ever later, at last once an hour. What nobody confirms for a day is a fault for people.
 */
export function createMediaEraser({ db, keepers, now, log }: MediaEraserOptions): Drain {
  async function erase(): Promise<void> {
    for (;;) {
      const due = drain.stopping.aborted ? [] : await leaseDue<Due>(db, queue, now());
      if (due.length === 0) return;
      for (const one of due) await ask(one);
    }
  }

  async function ask({ account_id: accountId, id, keeper, reference, attempts }: Due): Promise<void> {
    try {
      const found = keepers[keeper];
      if (found === undefined) throw new Error(`There is no way to ${keeper} any more; set it up again.`);
      await found.erase(reference, AbortSignal.any([drain.stopping, AbortSignal.timeout(answerTimeoutMs)]));
      await set(accountId, id, null, now());
    } catch (cause) {
      if (drain.stopping.aborted) return;
      if (attempts === 24) log.fault(`A sound that lies with ${keeper} could not be erased for a day.`, cause);
      await set(accountId, id, new Date(now().getTime() + Math.min(hour, 60_000 * 2 ** (attempts - 1))), null);
    }
  }

  async function set(accountId: string, id: string, nextAt: Date | null, erasedAt: Date | null): Promise<void> {
    await db.write(accountId, (tx) =>
      tx.query('update outside_media set next_at = $2, erased_at = $3 where id = $1', [id, nextAt, erasedAt]),
    );
  }

  const drain = createDrain(erase, (cause) => {
    log.fault('Outside sounds could not be erased; it is tried again.', cause);
  });
  return drain;
}
