import type { WireConsentPurpose } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';

/** The last word on a purpose. Of several people with one number, a withdrawal of any of them counts for all. */
export async function latestConsent(
  tx: Queryable,
  contactIds: readonly string[],
  purpose: WireConsentPurpose,
): Promise<'given' | 'withdrawn' | undefined> {
  if (contactIds.length === 0) return undefined;
  const { rows } = await tx.query<{ change: 'given' | 'withdrawn' }>(
    `select distinct on (contact_id) change from consents
     where contact_id = any ($1) and purpose = $2 order by contact_id, occurred_at desc, id desc`,
    [contactIds, purpose],
  );
  if (rows.some((row) => row.change === 'withdrawn')) return 'withdrawn';
  return rows[0]?.change;
}
