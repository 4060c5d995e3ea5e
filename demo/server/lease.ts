import type { Database } from './db/database.js';

/** A table of things to be done at a time: `account_id`, a key, `next_at` and `attempts` among its columns. */
export interface Queue {
  readonly table: string;
  /** Tells the rows of one account apart. */
  readonly key: string;
  /** What is to be read of a row. */
  readonly columns: readonly string[];
  /** Rows at a time. */
  readonly most: number;
}

const leaseMs = 60_000;

/**
 * Takes what is due, of all accounts, for a minute: whoever dies in between leaves it to be tried again, and two servers
 * never have the same row. Counts the attempt.
 */
export async function leaseDue<Row extends object>(
  db: Database,
  { table, key, columns, most }: Queue,
  now: Date,
): Promise<readonly Row[]> {
  const { rows } = await db.owner((tx) =>
    tx.query<Row>(
      `update ${table} t set next_at = $2, attempts = attempts + 1 from (
         select account_id, ${key} from ${table} where next_at <= $1 order by next_at limit ${most}
         for update skip locked
       ) due where t.account_id = due.account_id and t.${key} = due.${key}
       returning ${columns.map((column) => `t.${column}`).join(', ')}`,
      [now, new Date(now.getTime() + leaseMs)],
    ),
  );
  return rows;
}
