import { createHash } from 'node:crypto';
import type { WirePrivacyRequest } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import type { Emit } from '../events/outgoing.js';
import { genesis } from './ledger.js';

type Tombstone = NonNullable<WirePrivacyRequest['tombstone']>;

interface Erasing {
  readonly tx: Queryable;
  readonly accountId: string;
  readonly emit: Emit;
  readonly now: Date;
}

/**
 * Erases a person from the account: the contact, everything said with it, media, cached content, kept answers, open
 * events, exports that hold it, the texts that search compares. What stays is a tombstone that says how much went,
 * ledger lines without their evidence, and lines of the access log, which hold ids only.
 */
export async function eraseContact(
  { tx, accountId, emit, now }: Erasing,
  contactId: string,
  requestId: string | null,
): Promise<Tombstone> {
  const { rows: aliases } = await tx.query<{ alias_id: string }>(
    'select alias_id from contact_aliases where contact_id = $1',
    [contactId],
  );
  const ids = [contactId, ...aliases.map((row) => row.alias_id)];
  const { rows } = await tx.query<{ counts: Record<string, number> }>('select erase_contacts($1) as counts', [ids]);
  const counts = rows[0]?.counts ?? {};
  const tombstone = await writeTombstone(tx, accountId, { contactId, requestId, counts, now });
  emit({ event: 'contact.deleted', data: { id: contactId } });
  return tombstone;
}

interface Line {
  readonly contactId: string;
  readonly requestId: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly now: Date;
}

async function writeTombstone(tx: Queryable, accountId: string, line: Line): Promise<Tombstone> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 3))', [accountId]);
  const { rows } = await tx.query<{ sequence: number; hash: string }>(
    'select sequence, hash from tombstones order by sequence desc limit 1',
  );
  const previous = rows[0] ?? { sequence: 0, hash: genesis };
  const sequence = previous.sequence + 1;
  const erasedAt = line.now.toISOString();
  const hash = hashTombstone(previous.hash, { accountId, sequence, erasedAt, ...line });
  await tx.query(
    `insert into tombstones (account_id, sequence, contact_id, request_id, erased_at, counts, previous_hash, hash)
     values ($1, $2, $3, $4, $5::timestamptz, $6::jsonb, $7, $8)`,
    [accountId, sequence, line.contactId, line.requestId, erasedAt, JSON.stringify(line.counts), previous.hash, hash],
  );
  return { erased_at: erasedAt, counts: { ...line.counts }, hash };
}

/** SHA-256 over the previous tombstone's hash and this one as JSON, the counts in the order of their names. */
export function hashTombstone(
  previousHash: string,
  line: {
    readonly accountId: string;
    readonly sequence: number;
    readonly contactId: string;
    readonly requestId: string | null;
    readonly erasedAt: string;
    readonly counts: Readonly<Record<string, number>>;
  },
): string {
  const counts = Object.fromEntries(Object.entries(line.counts).sort(([a], [b]) => (a < b ? -1 : 1)));
  const canonical = JSON.stringify({
    account_id: line.accountId,
    contact_id: line.contactId,
    counts,
    erased_at: line.erasedAt,
    request_id: line.requestId,
    sequence: line.sequence,
  });
  return createHash('sha256').update(`${previousHash}\n${canonical}`).digest('hex');
}

/** Whether a contact was erased, and where a merged one went. */
export async function whatBecameOf(
  tx: Queryable,
  contactId: string,
): Promise<{ readonly kind: 'erased' } | { readonly kind: 'merged'; readonly into: string } | undefined> {
  const { rows: tombstones } = await tx.query('select from tombstones where contact_id = $1', [contactId]);
  if (tombstones.length > 0) return { kind: 'erased' };
  const { rows } = await tx.query<{ contact_id: string }>(
    'select contact_id from contact_aliases where alias_id = $1',
    [contactId],
  );
  return rows[0] === undefined ? undefined : { kind: 'merged', into: rows[0].contact_id };
}
