import pg from 'pg';
import { createDatabase, type Database, type Driver, type OwnerTransaction, type Rows } from './database.js';
import { instantText, oid } from './types.js';

export interface ServerOptions {
  /** `postgres://user:password@host:port/database`. The user owns the tables and may create the role `dialora_app`. */
  readonly url: string;
  readonly say: (sentence: string) => void;
  /** Connections for queries; one more listens. */
  readonly connections?: number;
}

const types = new pg.TypeOverrides();
types.setTypeParser(oid.timestamptz, instantText);
types.setTypeParser(oid.int8, Number);

/** Connects to a PostgreSQL server (15 or newer). Its commits are durable by themselves. */
export async function openPostgres({ url, say, connections = 10 }: ServerOptions): Promise<Database> {
  const config: pg.PoolConfig = {
    connectionString: url,
    types,
    options: '-c timezone=UTC -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000',
    application_name: 'dialora',
  };
  const pool = new pg.Pool({ ...config, max: connections, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => say(`A database connection was lost: ${error.message}`));
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw error;
  }
  const listeners = new Set<() => Promise<void>>();

  const driver: Driver = {
    engine: 'postgres',
    async transaction(run, begin) {
      const client = await pool.connect();
      /** Ends the transaction and gives the connection back, or throws it away when it is broken. */
      const end = async (how: 'commit' | 'rollback'): Promise<void> => {
        try {
          await client.query(how);
          client.release();
        } catch (failure) {
          client.release(failure instanceof Error ? failure : new Error(String(failure)));
          if (how === 'commit') throw failure;
        }
      };
      let result;
      try {
        await client.query(begin === undefined ? 'begin' : `begin${begin.readOnly ? ' read only' : ''}; ${begin.sql}`);
        result = await run(wrap(client));
      } catch (error) {
        await end('rollback');
        throw error;
      }
      // What was only read is known already: nobody waits for the end of it.
      if (begin?.readOnly === true) void end('commit').catch(() => undefined);
      else await end('commit');
      return result;
    },
    query: wrap(pool).query,
    settled: () => Promise.resolve(),
    async listen(channel, listener) {
      const stop = await listenOn(config, channel, listener, say);
      listeners.add(stop);
      return async () => {
        listeners.delete(stop);
        await stop();
      };
    },
    async close() {
      for (const stop of listeners) await stop();
      listeners.clear();
      await pool.end();
    },
  };
  return createDatabase(driver);
}

function wrap(client: pg.PoolClient | pg.Pool): OwnerTransaction {
  return {
    async query<Row>(sql: string, values: readonly unknown[] = []): Promise<Rows<Row>> {
      const { rows, rowCount } = await client.query(sql, [...values]);
      return { rows: rows as Row[], count: rowCount ?? 0 };
    },
    async script(sql) {
      await client.query(sql);
    },
  };
}

/** Listens on a connection of its own and reconnects when it breaks, telling the listener that it may have missed something. */
async function listenOn(
  config: pg.ClientConfig,
  channel: string,
  listener: (payload: string | undefined) => void,
  say: (sentence: string) => void,
): Promise<() => Promise<void>> {
  let stopped = false;
  let current: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  async function connect(): Promise<void> {
    const client = new pg.Client(config);
    current = client;
    client.on('notification', (message) => listener(message.payload ?? ''));
    client.on('error', (error) => lost(client, error));
    client.on('end', () => lost(client, new Error('the server closed the connection')));
    await client.connect();
    await client.query(`listen ${pg.escapeIdentifier(channel)}`);
  }

  function lost(client: pg.Client, error: Error): void {
    if (stopped || current !== client) return;
    current = undefined;
    say(`Lost the line for database notifications, reconnecting: ${error.message}`);
    retry = setTimeout(again, 1_000);
  }

  function again(): void {
    connect().then(
      () => listener(undefined),
      () => {
        if (!stopped) retry = setTimeout(again, 1_000);
      },
    );
  }

  await connect();
  return async () => {
    stopped = true;
    clearTimeout(retry);
    const client = current;
    current = undefined;
    await client?.end().catch(() => undefined);
  };
}
