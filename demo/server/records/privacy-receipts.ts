import { createHash, timingSafeEqual } from 'node:crypto';
import type { Database, Queryable } from '../db/database.js';

/** Guesses at a code before a new one must be sent. */
export const mostCodeAttempts = 5;
/** How long a code can be used. */
export const codeLifeMs = 15 * 60_000;

/** Which request of which account a visitor's receipt stands for; undefined for any other text. */
export async function findReceipt(
  db: Database,
  receipt: string,
): Promise<{ readonly accountId: string; readonly id: string } | undefined> {
  const { rows } = await db.anonymous((tx) =>
    tx.query<{ account_id: string; id: string }>('select * from find_privacy_receipt($1)', [hashOf(receipt)]),
  );
  const row = rows[0];
  return row === undefined ? undefined : { accountId: row.account_id, id: row.id };
}

/** Keeps the hash of the code that goes to the address or number given. An earlier code ends. */
export async function setVisitorCode(tx: Queryable, id: string, code: string, now: Date): Promise<void> {
  await tx.query(
    `update privacy_requests set identity_state = 'code-sent', code_hash = $2, code_sent_at = $3, code_attempts = 0
     where id = $1 and identity_state <> 'verified'`,
    [id, codeHash(id, code), now],
  );
}

export type CodeCheck = 'verified' | 'wrong' | 'expired' | 'too-many' | 'none-sent';

/**
 * Compares a visitor's code in constant time. Five wrong ones, or fifteen minutes, end it. The attempt is counted in
 * this transaction: answer a wrong code without rolling back, or guesses would be free.
 */
export async function checkVisitorCode(tx: Queryable, id: string, code: string, now: Date): Promise<CodeCheck> {
  const { rows } = await tx.query<{
    identity_state: string;
    code_hash: Uint8Array | null;
    code_sent_at: string | null;
    code_attempts: number;
  }>('select identity_state, code_hash, code_sent_at, code_attempts from privacy_requests where id = $1 for update', [
    id,
  ]);
  const row = rows[0];
  if (row?.identity_state === 'verified') return 'verified';
  if (row === undefined || row.code_hash === null || row.code_sent_at === null) return 'none-sent';
  if (row.code_attempts >= mostCodeAttempts) return 'too-many';
  if (now.getTime() - Date.parse(row.code_sent_at) > codeLifeMs) return 'expired';
  const right = timingSafeEqual(Buffer.from(row.code_hash), codeHash(id, code));
  await tx.query(
    right
      ? `update privacy_requests set identity_state = 'verified', verified_at = $2, code_hash = null where id = $1`
      : `update privacy_requests set code_attempts = code_attempts + 1,
           code_sent_at = coalesce(code_sent_at, $2) where id = $1`,
    [id, now],
  );
  return right ? 'verified' : 'wrong';
}

export function hashOf(receipt: string): Buffer {
  return createHash('sha256').update(receipt).digest();
}

/** Bound to the request, so that a table of all codes helps nobody for long. */
function codeHash(id: string, code: string): Buffer {
  return createHash('sha256').update(`${id} ${code}`).digest();
}
