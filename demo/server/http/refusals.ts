import type { WireDecision } from '@dialora/api/schemas';
import type { Database } from '../db/database.js';

/** Counts what was not allowed, rule by rule, for the account's and its agency's oversight. */
export async function noteRefusal(
  db: Database,
  accountId: string,
  code: string,
  decision: WireDecision,
  now: Date,
): Promise<void> {
  const what = code === 'call_refused' ? 'call' : code === 'message_refused' ? 'message' : 'other';
  await db.write(accountId, (tx) =>
    tx.query('insert into refusals (account_id, at, what, rule_id) select $1, $2, $3, unnest($4::text[])', [
      accountId,
      now,
      what,
      decision.reasons.map((reason) => reason.rule_id),
    ]),
  );
}
