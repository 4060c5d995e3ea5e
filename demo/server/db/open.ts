import type { Database } from './database.js';
import { backfill } from './backfill.js';
import { migrate } from './migrate.js';
import { openEmbedded } from './pglite.js';
import { openPostgres } from './postgres.js';

export interface OpenOptions {
  /** A PostgreSQL server; without it the embedded database in `dataDir` is used. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** Fills a database that has no account yet. */
  readonly seed: (database: Database) => Promise<void>;
  readonly say: (sentence: string) => void;
  readonly onLockLost?: () => void;
}

/** Opens whichever database is configured, brings its tables up to date and fills it when it is new. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  const { databaseUrl, say } = options;
  const prepare = async (database: Database): Promise<void> => {
    await migrate(database);
    await options.seed(database);
    await backfill(database);
  };
  const database =
    databaseUrl === undefined
      ? await openEmbedded({
          folder: options.dataDir,
          prepare,
          say,
          ...(options.onLockLost === undefined ? {} : { onLockLost: options.onLockLost }),
        })
      : await openPostgres({ url: databaseUrl, say });
  try {
    await prepare(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}
