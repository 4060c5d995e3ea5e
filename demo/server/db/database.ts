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

/** Functions of the database that answer one exact question about who somebody is (migration 0005). */
export type LookUp = 'find_session' | 'find_api_key' | 'is_known_origin';

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
  /** One of these functions alone, which every request begins with: one round trip and no transaction. */
  lookUp<Row>(name: LookUp, value: SqlValue): Promise<readonly Row[]>;
  /** Owner's rights over all accounts: migrations, seeds and housekeeping, never a request. */
  owner<T>(run: (tx: OwnerTransaction) => Promise<T>): Promise<T>;
  /** Hears what any process says with `pg_notify(channel, …)`. `undefined` means: something may have been missed. */
  listen(channel: string, listener: (payload: string | undefined) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** What an engine gives; the rules about roles are the same for both and live in `createDatabase`. */
export interface Driver {
  readonly engine: Engine;
  /**
   * Runs in one transaction: commits when `run` resolves, rolls back when it rejects. `begin` goes to the server together
   * with the beginning, so that it costs no round trip of its own.
   */
  transaction<T>(run: (tx: OwnerTransaction) => Promise<T>, begin?: Beginning): Promise<T>;
  /** One statement that reads, outside of a transaction, with the owner's rights. */
  query: Queryable['query'];
  /** Resolves once everything committed so far is on the disk. */
  settled(): Promise<void>;
  listen(channel: string, listener: (payload: string | undefined) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export interface Beginning {
  readonly readOnly: boolean;
  readonly sql: string;
}

/** Steps into the application's role, for the rows of one account or, with an empty id, of none. */
function entering(accountId: string, readOnly: boolean): Beginning {
  const literal = `'${accountId.replaceAll("'", "''")}'`;
  return {
    readOnly,
    sql: `select set_config('role', 'dialora_app', true), set_config('dialora.account_id', ${literal}, true)`,
  };
}

export function createDatabase(driver: Driver): Database {
  const durable = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    await driver.settled();
    return result;
  };
  const within = <T>(begin: Beginning, run: (tx: Queryable) => Promise<T>): Promise<T> =>
    driver.transaction((tx) => run({ query: tx.query }), begin);
  return {
    engine: driver.engine,
    read: (accountId, run) => within(entering(accountId, true), run),
    write: (accountId, run) => durable(within(entering(accountId, false), run)),
    anonymous: (run) => durable(within(entering('', false), run)),
    async lookUp<Row>(name: LookUp, value: SqlValue) {
      const { rows } = await driver.query<Row>(`select * from ${name}($1)`, [value]);
      return rows;
    },
    owner: (run) => durable(driver.transaction(run)),
    listen: (channel, listener) => driver.listen(channel, listener),
    close: () => driver.close(),
  };
}
