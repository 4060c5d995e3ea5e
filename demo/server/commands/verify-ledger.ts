import { existsSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../db/open.js';
import { genesis, verifyLedger } from '../rights/ledger.js';
import { hashTombstone } from '../rights/erase.js';
import type { Queryable } from '../db/database.js';

/**
 * Reads every account's consent ledger and tombstones and prints whether each chain holds, with its head, which can be
 * compared with a head that was written down elsewhere. Resolves to false when one is broken.
 * @throws FolderInUseError while a server has the embedded database open; ask `GET /api/v1/consents/verification` then.
 */
export async function verifyAllLedgers(options: {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly say: (sentence: string) => void;
}): Promise<boolean> {
  // Looking must not make a database.
  if (options.databaseUrl === undefined && !existsSync(path.join(options.dataDir, 'pg'))) {
    options.say(`There is no database in ${options.dataDir} yet, so there is nothing to verify.`);
    return true;
  }
  const db = await openDatabase({ ...options, seed: () => Promise.resolve() });
  try {
    const { rows } = await db.owner((tx) =>
      tx.query<{ id: string }>('select account_id as id from accounts order by account_id'),
    );
    let all = true;
    for (const { id } of rows) {
      const ledger = await db.read(id, verifyLedger);
      const stones = await db.read(id, (tx) => verifyTombstones(tx, id));
      const state = ledger.intact ? 'intact' : `BROKEN at line ${ledger.broken_at ?? 0}`;
      options.say(`${id}: ${ledger.entries} consents, ${state}, head ${ledger.head}`);
      options.say(`${id}: ${stones.entries} tombstones, ${stones.intact ? 'intact' : 'BROKEN'}`);
      all &&= ledger.intact && stones.intact;
    }
    return all;
  } finally {
    await db.close();
  }
}

async function verifyTombstones(
  tx: Queryable,
  accountId: string,
): Promise<{ readonly intact: boolean; readonly entries: number }> {
  const { rows } = await tx.query<{
    sequence: number;
    contact_id: string;
    request_id: string | null;
    erased_at: string;
    counts: Record<string, number>;
    previous_hash: string;
    hash: string;
  }>('select * from tombstones order by sequence');
  let head = genesis;
  for (const [at, row] of rows.entries()) {
    const hash = hashTombstone(head, {
      accountId,
      sequence: at + 1,
      contactId: row.contact_id,
      requestId: row.request_id,
      erasedAt: row.erased_at,
      counts: row.counts,
    });
    if (row.sequence !== at + 1 || row.previous_hash !== head || row.hash !== hash) {
      return { intact: false, entries: at };
    }
    head = row.hash;
  }
  return { intact: true, entries: rows.length };
}
