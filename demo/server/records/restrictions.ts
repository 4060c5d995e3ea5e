import type { Queryable } from '../db/database.js';

/** Stops the processing of a person's data from `at` on, or lets it go on again with null. */
export async function setRestricted(tx: Queryable, contactId: string, at: Date | null): Promise<void> {
  await tx.query('update contacts set restricted_at = $2 where id = $1', [contactId, at]);
}

/** Which of these people asked that their data be kept and not used. */
export async function restrictedAmong(tx: Queryable, contactIds: readonly string[]): Promise<readonly string[]> {
  if (contactIds.length === 0) return [];
  const { rows } = await tx.query<{ id: string }>(
    'select id from contacts where id = any ($1) and restricted_at is not null',
    [contactIds],
  );
  return rows.map((row) => row.id);
}
