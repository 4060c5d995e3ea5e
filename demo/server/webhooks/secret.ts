import type { Secrets } from '../auth/secrets.js';
import type { Queryable } from '../db/database.js';

/** After a change the former secret signs along for so long, so that a receiver can change over in peace. */
const overlapMs = 24 * 3_600_000;

/** The account's secrets for webhooks, the present one first. They are drawn from the installation's, never stored. */
export async function webhookSecrets(
  tx: Queryable,
  secrets: Secrets,
  now: Date,
): Promise<readonly [string, ...string[]]> {
  const { rows } = await tx.query<{ account_id: string; version: number; rotated_at: string | null }>(
    `select account_id, webhook_secret_version as version, webhook_secret_rotated_at as rotated_at from accounts
     where account_id = (select current_account())`,
  );
  const row = rows[0];
  if (row === undefined) throw new Error('A webhook belongs to an account.');
  const of = (version: number): string => `whsec_${secrets.derive(`webhook:${row.account_id}:${version}`)}`;
  const isFresh = row.rotated_at !== null && now.getTime() - Date.parse(row.rotated_at) < overlapMs;
  return isFresh && row.version > 1 ? [of(row.version), of(row.version - 1)] : [of(row.version)];
}

export async function rotateWebhookSecret(tx: Queryable, now: Date): Promise<void> {
  await tx.query(
    `update accounts set webhook_secret_version = webhook_secret_version + 1, webhook_secret_rotated_at = $1
     where account_id = (select current_account())`,
    [now],
  );
}
