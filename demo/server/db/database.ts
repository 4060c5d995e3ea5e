/** A parameter of a query. JSON travels as text and is cast in the SQL (`$1::jsonb`), because drivers differ on objects. */
export type SqlValue = string | number | boolean | null | Date | Uint8Array | readonly string[];

export interface Rows<Row> {
  readonly rows: readonly Row[];
  /** Rows that a write touched. */
  readonly count: number;
}

/** Something that answers SQL: always inside a transaction. Times come back as wire text (RFC 3339, milliseconds, UTC). */
export interface Queryable {
  query<Row = Record<string, unknown>>(sql: string, values?: readonly SqlValue[]): Promise<Rows<Row>>;
}

/** A transaction with the owner's rights, which also takes several statements at once: for migrations and seeds. */
export interface OwnerTransaction extends Queryable {
  script(sql: string): Promise<void>;
}

export type Engine = 'pglite' | 'postgres';

/**
 * The one way to the database. Every transaction but the owner's runs as the role `dialora_app`, which owns nothing and
 * is held to the rows of one account by row-level security: a forgotten `WHERE` finds nothing of anybody else's.
 * A write that resolved has reached the disk.
 */
export interface Database {
  readonly engine: Engine;
  /** Reads of one account; writing fails. */
  read<T>(accountId: string, run: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Reads and writes of one account, all or nothing. */
  write<T>(accountId: string, run: (tx: Queryable) => Promise<T>): Promise<T>;
  /** No account: sees no row of any table, may only call the functions that look up who somebody is. */
  anonymous<T>(run: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Owner's rights over all accounts: migrations, seeds and housekeeping, never a request. */
  owner<T>(run: (tx: OwnerTransaction) => Promise<T>): Promise<T>;
  /** Hears what any process says with `pg_notify(channel, …)`. `undefined` means: something may have been missed. */
  listen(channel: string, listener: (payload: string | undefined) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** What an engine gives; the rules about roles are the same for both and live in `createDatabase`. */
export interface Driver {
  readonly engine: Engine;
  /** Runs in one transaction: commits when `run` resolves, rolls back when it rejects. */
  transaction<T>(run: (tx: OwnerTransaction) => Promise<T>): Promise<T>;
  /** Resolves once everything committed so far is on the disk. */
  settled(): Promise<void>;
  listen(channel: string, listener: (payload: string | undefined) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const enter = `select set_config('role', 'dialora_app', true), set_config('dialora.account_id', $1, true)`;
const enterReading = `${enter}, set_config('transaction_read_only', 'on', true)`;

export function createDatabase(driver: Driver): Database {
  const durable = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    await driver.settled();
    return result;
  };
  return {
    engine: driver.engine,
    read: (accountId, run) =>
      driver.transaction(async (tx) => {
        await tx.query(enterReading, [accountId]);
        return run({ query: tx.query });
      }),
    write: (accountId, run) =>
      durable(
        driver.transaction(async (tx) => {
          await tx.query(enter, [accountId]);
          return run({ query: tx.query });
        }),
      ),
    anonymous: (run) =>
      durable(
        driver.transaction(async (tx) => {
          await tx.query(enter, ['']);
          return run({ query: tx.query });
        }),
      ),
    owner: (run) => durable(driver.transaction(run)),
    listen: (channel, listener) => driver.listen(channel, listener),
    close: () => driver.close(),
  };
}
