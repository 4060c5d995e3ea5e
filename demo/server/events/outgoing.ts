import type { WireEvent } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';

export const eventChannel = 'dialora_events';

/** Tells an event to every open page of the account, once the transaction is committed. */
export type Emit = (event: WireEvent) => void;

export interface Outgoing {
  readonly emit: Emit;
  /** Writes what was emitted, as the last thing of the transaction. */
  write(tx: Queryable): Promise<void>;
}

export function createOutgoing(accountId: string, now: Date): Outgoing {
  const waiting: WireEvent[] = [];
  return {
    emit: (event) => void waiting.push(event),
    async write(tx) {
      if (waiting.length === 0) return;
      // Ids must become visible in their order, or who resumes after id 6 would miss a 5 that was committed later.
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 1))', [accountId]);
      await tx.query(
        `insert into events (account_id, name, data, created_at)
         select $1, name, data, $4 from unnest($2::text[], $3::text[]) as waiting (name, data)`,
        [accountId, waiting.map((one) => one.event), waiting.map((one) => JSON.stringify(one.data)), now],
      );
      await tx.query('select pg_notify($1, $2)', [eventChannel, accountId]);
      waiting.length = 0;
    },
  };
}
