import type { AgentRunner } from './agents/runner.js';
import type { Database } from './db/database.js';
import { sweepRetention } from './retention/schedule.js';
import type { Log } from './log.js';
import { closeLostCalls } from './voice/call-log.js';

const hour = 3_600_000;
/** Events can be resumed from for this long. */
const eventsKeptMs = hour;
/** A call's server touches it every five seconds; one that was not touched for this long has none. */
const callLostMs = 30_000;
/** An id that was not dialled by then cannot be dialled any more. */
const callStaleMs = 2.5 * 60_000;

/** Deletes what has had its time and closes calls whose server died. Several processes may do it at once. */
export async function keepHouse(db: Database, now: Date): Promise<void> {
  await db.owner(async (tx) => {
    const before = (ms: number): Date => new Date(now.getTime() - ms);
    await tx.query('delete from idempotency_keys where expires_at < $1', [now]);
    // A day longer than they are valid, so that "expired" can still be told from "unknown".
    await tx.query('delete from sessions where expires_at < $1', [before(24 * hour)]);
    await tx.query('delete from oauth_codes where expires_at < $1', [before(24 * hour)]);
    await tx.query('delete from oauth_refresh_tokens where expires_at < $1', [before(24 * hour)]);
    await tx.query(
      `with gone as (delete from events where created_at < $1 returning account_id, id)
       insert into event_horizons (account_id, deleted_to) select account_id, max(id) from gone group by account_id
       on conflict (account_id) do update set
         deleted_to = greatest(event_horizons.deleted_to, excluded.deleted_to)`,
      [before(eventsKeptMs)],
    );
  });
  await closeLostCalls(db, {
    dialledBefore: new Date(now.getTime() - callLostMs),
    agreedBefore: new Date(now.getTime() - callStaleMs),
    now,
  });
}

/** Keeps house every half minute until it is stopped. */
export function startHousekeeping(options: {
  readonly db: Database;
  readonly now: () => Date;
  readonly log: Log;
  /** Look now and then for what a server that died has left, and for what was put off. */
  readonly workers: readonly { wake(): void }[];
  readonly agents: AgentRunner;
}): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    for (const worker of options.workers) worker.wake();
    running = running
      .then(() => keepHouse(options.db, options.now()))
      .then(() => options.agents.closeLost())
      .then(() => sweepRetention(options.db, options.now(), options.log))
      .then(() => undefined)
      .catch((cause: unknown) => options.log.fault('Housekeeping failed; it is tried again soon.', cause));
  }, 30_000);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
