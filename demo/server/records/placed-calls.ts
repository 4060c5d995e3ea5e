import type { Queryable } from '../db/database.js';

/** When this number was called in the last thirty days, by hand or by an agent; calls that never left are not counted. */
export async function placedCalls(tx: Queryable, number: string, now: Date): Promise<readonly string[]> {
  const { rows } = await tx.query<{ started_at: string }>(
    `select started_at from calls where to_number = $1 and direction = 'outbound' and started_at > $2
       and carrier_id is not null order by started_at desc limit 50`,
    [number, new Date(now.getTime() - 30 * 24 * 3_600_000)],
  );
  return rows.map((row) => row.started_at);
}
