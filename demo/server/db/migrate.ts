import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Database } from './database.js';

const folder = new URL('./migrations/', import.meta.url);

export interface Migration {
  /** `0001_accounts.sql`: they run in the order of their names. */
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

export function readMigrations(): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(name, folder), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Applies what this database has not seen yet, each file in a transaction of its own. Two processes that start at once
 * wait for each other. Returns the names it applied.
 * @throws Error when a file that was applied has changed since: add a new file instead.
 */
export async function migrate(
  database: Database,
  migrations: readonly Migration[] = readMigrations(),
): Promise<readonly string[]> {
  await database.owner(async (tx) => {
    await tx.query('select pg_advisory_xact_lock(72190001)');
    await tx.query(`create table if not exists schema_migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
  });
  const applied: string[] = [];
  for (const migration of migrations) {
    const isNew = await database.owner(async (tx) => {
      await tx.query('select pg_advisory_xact_lock(72190001)');
      const { rows } = await tx.query<{ checksum: string }>('select checksum from schema_migrations where name = $1', [
        migration.name,
      ]);
      const before = rows[0];
      if (before?.checksum === migration.checksum) return false;
      if (before !== undefined) {
        throw new Error(
          `The migration ${migration.name} was changed after it had been applied to this database. ` +
            'Restore it and put the change into a new file; for the demo you may also delete its data folder.',
        );
      }
      await tx.script(migration.sql);
      await tx.query('insert into schema_migrations (name, checksum) values ($1, $2)', [
        migration.name,
        migration.checksum,
      ]);
      return true;
    });
    if (isNew) applied.push(migration.name);
  }
  return applied;
}
