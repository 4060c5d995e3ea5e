import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PGlite, type PGliteOptions, type Transaction } from '@electric-sql/pglite';
import {
  createDatabase,
  type Beginning,
  type Database,
  type Driver,
  type OwnerTransaction,
  type Rows,
} from './database.js';
import { DurableFS, syncTree } from './durable-fs.js';
import { lockFolder } from './lock.js';
import { instantText, oid } from './types.js';

export interface EmbeddedOptions {
  /** Holds the lock and, under `pg`, PostgreSQL's own files. Made when missing. */
  readonly folder: string;
  /** Fills a new database; runs once, before anybody can see it. */
  readonly prepare: (database: Database) => Promise<void>;
  readonly say: (sentence: string) => void;
  /** The folder's lock is gone: another process has taken it. Nothing may be written any more. */
  readonly onLockLost?: () => void;
}

const parsers: NonNullable<PGliteOptions['parsers']> = {
  [oid.timestamptz]: (value: string) => instantText(value),
  [oid.int8]: (value: string) => Number(value),
};

/**
 * Opens the embedded PostgreSQL in a folder that this process alone may use. A new database is made beside the final
 * place and moved there when it is complete, so a first start that is cut short leaves nothing half done.
 * @throws FolderInUseError when another process has the folder.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Database> {
  mkdirSync(options.folder, { recursive: true });
  const lock = lockFolder(options.folder, { onLost: options.onLockLost ?? (() => undefined) });
  try {
    const data = path.join(options.folder, 'pg');
    if (!existsSync(data)) await make(data, options);
    const fs = new DurableFS(data);
    // PGlite's own parameters, without the `-F` that switches fsync off.
    const startParams = [
      ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
      '-c',
      'wal_sync_method=fsync',
    ];
    const pg = await PGlite.create({ fs, startParams, parsers });
    return createDatabase(driverOf(pg, () => fs.settled(), lock.release));
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function make(data: string, options: EmbeddedOptions): Promise<void> {
  const unfinished = `${data}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  options.say('First start: setting up the database and its made-up customers. This takes about ten seconds, once.');
  // Nothing here needs to survive a power cut before it is complete, so PGlite's quick `fsync=off` is right.
  const pg = await PGlite.create({ dataDir: unfinished, parsers });
  const database = createDatabase(
    driverOf(
      pg,
      () => Promise.resolve(),
      () => undefined,
    ),
  );
  try {
    await options.prepare(database);
  } finally {
    await database.close();
  }
  syncTree(unfinished);
  renameSync(unfinished, data);
  syncTree(path.dirname(data));
}

function driverOf(pg: PGlite, settled: () => Promise<void>, afterClose: () => void): Driver {
  return {
    engine: 'pglite',
    // `PGlite.transaction` resolves to undefined only after an explicit roll-back, which nobody here asks for.
    transaction: <T>(run: (tx: OwnerTransaction) => Promise<T>, begin?: Beginning) =>
      pg.transaction<T>(async (tx) => {
        if (begin !== undefined) await tx.exec(`${begin.readOnly ? 'set transaction read only; ' : ''}${begin.sql}`);
        return run(wrap(tx));
      }),
    query: wrap(pg).query,
    settled,
    async listen(channel, listener) {
      const stop = await pg.listen(channel, listener);
      return () => stop();
    },
    async close() {
      await pg.close();
      afterClose();
    },
  };
}

function wrap(tx: Pick<Transaction, 'query' | 'exec'>): OwnerTransaction {
  return {
    async query<Row>(sql: string, values: readonly unknown[] = []): Promise<Rows<Row>> {
      const { rows, affectedRows } = await tx.query<Row>(sql, [...values]);
      return { rows, count: affectedRows ?? rows.length };
    },
    async script(sql) {
      await tx.exec(sql);
    },
  };
}
