import type { Database } from '../db/database.js';
import type { Log } from '../log.js';
import { retentionRules } from './rules.js';

/** What a sweep deleted, rule by rule. */
export type SweepReceipt = ReadonlyMap<string, number>;

/**
 * Runs every rule of the retention schedule at `now`. Several servers may do it at once: each rule deletes what has
 * had its time and nothing else. What was deleted is written down, in numbers.
 */
export async function sweepRetention(db: Database, now: Date, log: Log): Promise<SweepReceipt> {
  const receipt = new Map<string, number>();
  for (const rule of retentionRules) {
    try {
      const gone = await rule.run(db, now);
      receipt.set(rule.id, gone);
      if (gone > 0) {
        await db.owner((tx) =>
          tx.query('insert into retention_sweeps (at, rule_id, deleted) values ($1, $2, $3)', [now, rule.id, gone]),
        );
      }
    } catch (cause) {
      log.fault(`The retention rule ${rule.id} failed; it is tried again.`, cause);
    }
  }
  return receipt;
}
