import type { Database } from '../db/database.js';
import { purgeContent } from '../records/emails.js';

const day = 24 * 3_600_000;

/** One line of the privacy policy's schedule: what goes, when, and how. Returns how many records went. */
export interface RetentionRule {
  readonly id: string;
  readonly what: string;
  readonly kept: string;
  readonly source: string;
  run(db: Database, now: Date): Promise<number>;
}

const policy = 'Dialora privacy policy 1.0 (2 May 2025), retention';

/** Deletes by one statement with the owner's rights; `$1` is the moment before which something has had its time. */
function sweep(keptMs: number, sql: string): RetentionRule['run'] {
  return async (db, now) => {
    const { count } = await db.owner((tx) => tx.query(sql, [new Date(now.getTime() - keptMs)]));
    return count;
  };
}

export const retentionRules: readonly RetentionRule[] = [
  {
    id: 'gmail-content',
    what: 'Cached text of mails',
    kept: '24 hours after synchronisation, or until disconnection',
    source: policy,
    async run(db, now) {
      let purged = 0;
      const { rows } = await db.owner((tx) =>
        tx.query<{ account_id: string }>('select distinct account_id from email_contents where expires_at <= $1', [
          now,
        ]),
      );
      for (const { account_id: accountId } of rows) {
        purged += (await db.write(accountId, (tx) => purgeContent(tx, { expiredAt: now }))).length;
      }
      return purged;
    },
  },
  {
    id: 'customer-data',
    what: 'Customer data and account data of a closed account, with recordings and voicemails',
    kept: 'Subscription and 30 days',
    source: policy,
    async run(db, now) {
      const { rows } = await db.owner((tx) =>
        tx.query<{ account_id: string }>(
          'select account_id from accounts where closed_at <= $1 and purged_at is null',
          [new Date(now.getTime() - 30 * day)],
        ),
      );
      for (const { account_id: accountId } of rows) await purgeAccount(db, accountId, now);
      return rows.length;
    },
  },
  {
    id: 'access-log',
    what: 'Access log',
    kept: '12 months',
    source: policy,
    run: sweep(365 * day, 'delete from access_log where at < $1'),
  },
  {
    id: 'refusals',
    what: 'Counts of what was not allowed',
    kept: '12 months, as system logs',
    source: policy,
    run: sweep(365 * day, 'delete from refusals where at < $1'),
  },
  {
    id: 'webhook-deliveries',
    what: 'Bodies of delivered webhooks',
    kept: '30 days',
    source: 'As short as a dispute about a delivery lasts; they hold transcripts',
    run: sweep(30 * day, 'delete from webhook_deliveries where coalesce(delivered_at, failed_at) < $1'),
  },
  {
    id: 'exports',
    what: 'Files of exports',
    kept: '7 days',
    source: 'Privacy by default: a copy of everything is kept as short as it is useful',
    async run(db, now) {
      const { count } = await db.owner((tx) =>
        tx.query(
          `delete from export_chunks c using exports e
           where e.account_id = c.account_id and e.id = c.export_id and e.expires_at <= $1`,
          [now],
        ),
      );
      await db.owner((tx) =>
        tx.query(`update exports set status = 'expired' where expires_at <= $1 and status = 'ready'`, [now]),
      );
      return count;
    },
  },
];

/** Customers' data and the account's own, in an order in which nothing refers to what is gone. */
const purged = [
  'outbound',
  'messages',
  'emails',
  'recordings',
  'voicemails',
  'calls',
  'agent_calls',
  'cookie_consents',
  'consents',
  'privacy_request_steps',
  'privacy_requests',
  'access_log',
  'access_grants',
  'refusals',
  'exports',
  'events',
  'event_horizons',
  'idempotency_keys',
  'webhook_deliveries',
  'sessions',
  'oauth_codes',
  'oauth_refresh_tokens',
  'api_keys',
  'agent_presence',
  'voice_agents',
  'sites',
  'caller_ids',
  'agents',
  'subscriptions',
  'tenant_users',
  'plans',
] as const;

/**
 * Deletes all that an account held of its customers and of itself. What stays says that it was: the account's own row,
 * tombstones, receipts of the schedule, and orders to erase what lies outside.
 */
async function purgeAccount(db: Database, accountId: string, now: Date): Promise<void> {
  const contacts = await db.owner((tx) =>
    tx.query<{ id: string }>('select id from contacts where account_id = $1', [accountId]),
  );
  const ids = contacts.rows.map((row) => row.id);
  for (let from = 0; from < ids.length; from += 500) {
    await db.write(accountId, (tx) => tx.query('select erase_contacts($1)', [ids.slice(from, from + 500)]));
  }
  await db.owner(async (tx) => {
    await tx.query(
      'update outside_media set erase_from = $2, next_at = $2 where account_id = $1 and erase_from is null',
      [accountId, now],
    );
    for (const table of purged) await tx.query(`delete from ${table} where account_id = $1`, [accountId]);
    await tx.query('update accounts set purged_at = $2 where account_id = $1', [accountId, now]);
  });
}
