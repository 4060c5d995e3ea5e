import type { WireConsent, WireConsentPurpose } from '@dialora/api/schemas';
import type { Queryable, SqlValue } from '../db/database.js';
import type { Place } from '../http/cursor.js';
import { present } from './rows.js';

interface ConsentRow {
  readonly id: string;
  readonly sequence: number;
  readonly contact_id: string;
  readonly purpose: WireConsentPurpose;
  readonly change: 'given' | 'withdrawn';
  readonly method: WireConsent['method'];
  readonly evidence: WireConsent['evidence'] | null;
  readonly evidence_salt: string | null;
  readonly evidence_digest: string | null;
  readonly policy_version: string | null;
  readonly language: string | null;
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly recorded_by: string | null;
  readonly recorded_by_name: string | null;
  readonly previous_hash: string;
  readonly hash: string;
}

const columns = `id, sequence, contact_id, purpose, change, method, evidence, evidence_salt, evidence_digest,
  policy_version, language, occurred_at, recorded_at, recorded_by, recorded_by_name, previous_hash, hash`;

/** What a contact is known by: its own id and those of the contacts that were merged into it. */
export const idsOf = (parameter: string): string =>
  `(contact_id = any (${parameter}) or contact_id in
     (select alias_id from contact_aliases a where a.contact_id = any (${parameter})))`;

function toWire(row: ConsentRow): WireConsent {
  return {
    id: row.id,
    sequence: row.sequence,
    contact_id: row.contact_id,
    purpose: row.purpose,
    change: row.change,
    method: row.method,
    ...present({
      evidence: row.evidence,
      evidence_salt: row.evidence_salt,
      evidence_digest: row.evidence_digest,
      policy_version: row.policy_version,
      language: row.language,
    }),
    given_at: row.occurred_at,
    recorded_at: row.recorded_at,
    ...(row.recorded_by === null ? {} : { recorded_by: { id: row.recorded_by, name: row.recorded_by_name ?? '' } }),
    previous_hash: row.previous_hash,
    hash: row.hash,
  };
}

export async function getConsent(tx: Queryable, id: string): Promise<WireConsent | undefined> {
  const { rows } = await tx.query<ConsentRow>(`select ${columns} from consents where id = $1`, [id]);
  return rows[0] === undefined ? undefined : toWire(rows[0]);
}

/** Newest first by when they were recorded, one more than `limit`. */
export async function listConsents(
  tx: Queryable,
  filter: {
    readonly contactId: string | undefined;
    readonly purpose: string | undefined;
    readonly before: Place | undefined;
    readonly limit: number;
  },
): Promise<readonly WireConsent[]> {
  const values: SqlValue[] = [];
  const use = (value: SqlValue): string => `$${values.push(value)}`;
  const conditions = ['sequence is not null'];
  if (filter.contactId !== undefined) conditions.push(idsOf(use([filter.contactId])));
  if (filter.purpose !== undefined) conditions.push(`purpose = ${use(filter.purpose)}`);
  if (filter.before !== undefined) {
    conditions.push(`(recorded_at, id) < (${use(filter.before.at)}::timestamptz, ${use(filter.before.id)})`);
  }
  const { rows } = await tx.query<ConsentRow>(
    `select ${columns} from consents where ${conditions.join(' and ')}
     order by recorded_at desc, id desc limit ${use(filter.limit + 1)}`,
    values,
  );
  return rows.map(toWire);
}

export interface LastWord {
  readonly change: 'given' | 'withdrawn';
  readonly id: string;
  readonly at: string;
}

/** The last word on each purpose. Of several people with one number, a withdrawal of any of them counts for all. */
export async function lastWords(
  tx: Queryable,
  contactIds: readonly string[],
): Promise<ReadonlyMap<WireConsentPurpose, LastWord>> {
  const words = new Map<WireConsentPurpose, LastWord>();
  for (const contactId of contactIds) {
    const { rows } = await tx.query<{
      purpose: WireConsentPurpose;
      change: 'given' | 'withdrawn';
      id: string;
      occurred_at: string;
    }>(
      `select distinct on (purpose) purpose, change, id, occurred_at from consents where ${idsOf('$1')}
       order by purpose, occurred_at desc, sequence desc nulls last`,
      [[contactId]],
    );
    for (const row of rows) {
      if (words.get(row.purpose)?.change === 'withdrawn') continue;
      if (row.change === 'given' && words.has(row.purpose)) continue;
      words.set(row.purpose, { change: row.change, id: row.id, at: row.occurred_at });
    }
  }
  return words;
}

export async function latestConsent(
  tx: Queryable,
  contactIds: readonly string[],
  purpose: WireConsentPurpose,
): Promise<'given' | 'withdrawn' | undefined> {
  return (await lastWords(tx, contactIds)).get(purpose)?.change;
}
