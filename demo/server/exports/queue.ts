import type { Queryable } from '../db/database.js';
import { newId } from '../ids.js';

/** How long a file can be fetched. */
export const exportLifeMs = 7 * 24 * 3_600_000;

/** Asks for an export; a server gathers it as soon as this is committed. Returns its id. */
export async function queueExport(
  { tx, accountId, now }: { readonly tx: Queryable; readonly accountId: string; readonly now: Date },
  wanted: {
    readonly scope: 'account' | 'contact';
    readonly contactId: string | null;
    readonly format: 'json' | 'csv';
    readonly requestedBy?: string;
  },
): Promise<string> {
  const id = newId('exp');
  await tx.query(
    `insert into exports (account_id, id, scope, contact_id, format, status, requested_by, created_at)
     values ($1, $2, $3, $4, $5, 'queued', $6, $7)`,
    [accountId, id, wanted.scope, wanted.contactId, wanted.format, wanted.requestedBy ?? null, now],
  );
  return id;
}
