import { createHash, randomBytes } from 'node:crypto';
import type { WireConsent, WireCreateConsent, WireLedgerCheck } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';

/** What stands before the first line of a ledger. */
export const genesis = '0'.repeat(64);

/** The members of a line that its hash covers, in the order in which they are written. */
export interface LedgerLine {
  readonly account_id: string;
  readonly change: 'given' | 'withdrawn';
  readonly contact_id: string;
  /** SHA-256 of the evidence with its salt: the evidence can be erased, the line still stands. */
  readonly evidence_digest: string | null;
  readonly given_at: string;
  readonly id: string;
  readonly language: string | null;
  readonly method: string | null;
  readonly policy_version: string | null;
  readonly purpose: string;
  readonly recorded_at: string;
  readonly recorded_by: string | null;
  readonly sequence: number;
}

/** SHA-256, in hex, over the previous line's hash and this line as JSON with its keys in alphabetical order. */
export function hashLine(previousHash: string, line: LedgerLine): string {
  const canonical = JSON.stringify({
    account_id: line.account_id,
    change: line.change,
    contact_id: line.contact_id,
    evidence_digest: line.evidence_digest,
    given_at: line.given_at,
    id: line.id,
    language: line.language,
    method: line.method,
    policy_version: line.policy_version,
    purpose: line.purpose,
    recorded_at: line.recorded_at,
    recorded_by: line.recorded_by,
    sequence: line.sequence,
  });
  return createHash('sha256').update(`${previousHash}\n${canonical}`).digest('hex');
}

export function digestEvidence(salt: string, evidence: unknown): string {
  return createHash('sha256')
    .update(`${salt}\n${JSON.stringify(evidence)}`)
    .digest('hex');
}

export interface Statement extends Omit<WireCreateConsent, 'id' | 'given_at' | 'method'> {
  readonly id: string;
  readonly method: WireConsent['method'];
  readonly givenAt: Date;
  /** In a few words, for the feed: `web form`, `spoken on a call`, `keyword STOP`. */
  readonly how: string;
}

/** Adds a line at the end of the account's chain; others who want to add one wait until this transaction ends. */
export async function appendLine(
  tx: Queryable,
  accountId: string,
  statement: Statement,
  by: { readonly id: string; readonly name: string } | undefined,
  now: Date,
): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [accountId]);
  const { rows } = await tx.query<{ sequence: number; hash: string }>(
    'select sequence, hash from consents where sequence is not null order by sequence desc limit 1',
  );
  const previous = rows[0] ?? { sequence: 0, hash: genesis };
  const salt = statement.evidence === undefined ? null : randomBytes(16).toString('hex');
  const line: LedgerLine = {
    account_id: accountId,
    change: statement.change,
    contact_id: statement.contact_id,
    evidence_digest: salt === null ? null : digestEvidence(salt, statement.evidence),
    given_at: statement.givenAt.toISOString(),
    id: statement.id,
    language: statement.language ?? null,
    method: statement.method,
    policy_version: statement.policy_version ?? null,
    purpose: statement.purpose,
    recorded_at: now.toISOString(),
    recorded_by: by?.id ?? null,
    sequence: previous.sequence + 1,
  };
  await tx.query(
    `insert into consents (account_id, id, contact_id, purpose, change, how, occurred_at, sequence, method, evidence,
       evidence_salt, evidence_digest, policy_version, language, recorded_at, recorded_by, recorded_by_name,
       previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7::timestamptz, $8, $9, $10::jsonb, $11, $12, $13, $14, $15::timestamptz, $16,
       $17, $18, $19)`,
    [
      accountId,
      line.id,
      line.contact_id,
      line.purpose,
      line.change,
      statement.how,
      line.given_at,
      line.sequence,
      line.method,
      statement.evidence === undefined ? null : JSON.stringify(statement.evidence),
      salt,
      line.evidence_digest,
      line.policy_version,
      line.language,
      line.recorded_at,
      line.recorded_by,
      by?.name ?? null,
      previous.hash,
      hashLine(previous.hash, line),
    ],
  );
}

interface StoredLine extends LedgerLine {
  readonly previous_hash: string;
  readonly hash: string;
  readonly evidence: unknown;
  readonly evidence_salt: string | null;
}

const batch = 1_000;

/** Reads the whole chain of the transaction's account and says whether every line is where and what it was. */
export async function verifyLedger(tx: Queryable): Promise<WireLedgerCheck> {
  let head = genesis;
  let entries = 0;
  for (;;) {
    const { rows } = await tx.query<StoredLine>(
      `select account_id, change, contact_id, evidence, evidence_salt, evidence_digest, occurred_at as given_at, id,
         language, method, policy_version, purpose, recorded_at, recorded_by, sequence, previous_hash, hash
       from consents where sequence > $1 order by sequence limit $2`,
      [entries, batch],
    );
    for (const line of rows) {
      const fits =
        line.sequence === entries + 1 &&
        line.previous_hash === head &&
        line.hash === hashLine(head, line) &&
        (line.evidence === null ||
          line.evidence_digest === digestEvidence(line.evidence_salt ?? '', sorted(line.evidence)));
      if (!fits) return { intact: false, entries, head, broken_at: Math.min(line.sequence, entries + 1) };
      head = line.hash;
      entries += 1;
    }
    if (rows.length < batch) break;
  }
  return { intact: true, entries, head };
}

/** JSONB orders keys by length; the schema's own order is kind, reference, wording. */
function sorted(evidence: unknown): unknown {
  const { kind, reference, wording } = evidence as Readonly<Record<string, string | undefined>>;
  return {
    kind,
    ...(reference === undefined ? {} : { reference }),
    ...(wording === undefined ? {} : { wording }),
  };
}
