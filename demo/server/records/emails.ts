import type { WireEmailMessage } from '@dialora/api/schemas';
import type { Queryable, SqlValue } from '../db/database.js';
import type { Place } from '../http/cursor.js';
import { setSearchText } from './activities.js';
import { present } from './rows.js';

interface EmailRow {
  readonly id: string;
  readonly contact_id: string;
  readonly thread_id: string;
  readonly direction: WireEmailMessage['direction'];
  readonly from_address: string;
  readonly to_addresses: string[];
  readonly cc_addresses: string[];
  readonly subject: string;
  readonly sent_at: string;
  readonly attachments: WireEmailMessage['attachments'];
  readonly status: NonNullable<WireEmailMessage['status']> | null;
  readonly expires_at: string | null;
}

const columns = `m.id, m.contact_id, m.thread_id, m.direction, m.from_address, m.to_addresses, m.cc_addresses, m.subject,
  m.sent_at, m.attachments, m.status, c.expires_at`;
// The moment decides, not the sweep: content that has had its time is not there, even if the sweep is late.
const from = (now: string): string => `from emails m left join email_contents c
  on c.account_id = m.account_id and c.email_id = m.id and c.expires_at > ${now}`;

function toWire(row: EmailRow): WireEmailMessage {
  return {
    id: row.id,
    contact_id: row.contact_id,
    thread_id: row.thread_id,
    direction: row.direction,
    from: row.from_address,
    to: row.to_addresses,
    cc: row.cc_addresses,
    subject: row.subject,
    sent_at: row.sent_at,
    attachments: row.attachments,
    ...present({ status: row.status, content_expires_at: row.expires_at }),
  };
}

export interface NewEmail {
  readonly id: string;
  readonly contactId: string;
  readonly threadId: string;
  readonly gmailMessageId: string | null;
  readonly direction: WireEmailMessage['direction'];
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly sentAt: string;
  readonly attachments: WireEmailMessage['attachments'];
  readonly status: 'queued' | null;
}

/** Undefined when the id, or Gmail's id, is there already. */
export async function insertEmail(tx: Queryable, accountId: string, email: NewEmail): Promise<boolean> {
  const { count } = await tx.query(
    `insert into emails (account_id, id, contact_id, thread_id, gmail_message_id, direction, from_address, to_addresses,
       cc_addresses, subject, sent_at, attachments, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::timestamptz, $12::jsonb, $13) on conflict do nothing`,
    [
      accountId,
      email.id,
      email.contactId,
      email.threadId,
      email.gmailMessageId,
      email.direction,
      email.from,
      email.to,
      email.cc,
      email.subject,
      email.sentAt,
      JSON.stringify(email.attachments),
      email.status,
    ],
  );
  return count === 1;
}

export async function getEmail(tx: Queryable, id: string, now: Date): Promise<WireEmailMessage | undefined> {
  const { rows } = await tx.query<EmailRow>(`select ${columns} ${from('$2')} where m.id = $1`, [id, now]);
  return rows[0] === undefined ? undefined : toWire(rows[0]);
}

export async function findByGmailId(tx: Queryable, gmailId: string, now: Date): Promise<WireEmailMessage | undefined> {
  const { rows } = await tx.query<EmailRow>(`select ${columns} ${from('$2')} where m.gmail_message_id = $1`, [
    gmailId,
    now,
  ]);
  return rows[0] === undefined ? undefined : toWire(rows[0]);
}

/** Newest first, one more than `limit`. */
export async function listEmails(
  tx: Queryable,
  filter: {
    readonly contactId: string | undefined;
    readonly threadId: string | undefined;
    readonly before: Place | undefined;
    readonly limit: number;
    readonly now: Date;
  },
): Promise<readonly WireEmailMessage[]> {
  const values: SqlValue[] = [filter.now];
  const use = (value: SqlValue): string => `$${values.push(value)}`;
  const conditions = ['true'];
  if (filter.contactId !== undefined) conditions.push(`m.contact_id = ${use(filter.contactId)}`);
  if (filter.threadId !== undefined) conditions.push(`m.thread_id = ${use(filter.threadId)}`);
  if (filter.before !== undefined) {
    conditions.push(`(m.sent_at, m.id) < (${use(filter.before.at)}::timestamptz, ${use(filter.before.id)})`);
  }
  const { rows } = await tx.query<EmailRow>(
    `select ${columns} ${from('$1')} where ${conditions.join(' and ')}
     order by m.sent_at desc, m.id desc limit ${use(filter.limit + 1)}`,
    values,
  );
  return rows.map(toWire);
}

export async function keepContent(
  tx: Queryable,
  accountId: string,
  content: {
    readonly emailId: string;
    readonly agentId: string | null;
    readonly sealed: Uint8Array;
    readonly expiresAt: Date;
  },
): Promise<void> {
  await tx.query(
    `insert into email_contents (account_id, email_id, agent_id, content, expires_at) values ($1, $2, $3, $4, $5)
     on conflict (account_id, email_id) do nothing`,
    [accountId, content.emailId, content.agentId, content.sealed, content.expiresAt],
  );
}

export async function readContent(
  tx: Queryable,
  emailId: string,
  now: Date,
): Promise<{ readonly sealed: Uint8Array; readonly expiresAt: string } | undefined> {
  const { rows } = await tx.query<{ content: Uint8Array; expires_at: string }>(
    'select content, expires_at from email_contents where email_id = $1 and expires_at > $2',
    [emailId, now],
  );
  return rows[0] === undefined ? undefined : { sealed: rows[0].content, expiresAt: rows[0].expires_at };
}

/** Deletes cached texts with what is left of them in feeds: everything of an agent, or what has had its time. */
export async function purgeContent(
  tx: Queryable,
  which: { readonly agentId: string } | { readonly expiredAt: Date },
): Promise<readonly string[]> {
  const { rows } = await tx.query<{ email_id: string }>(
    `delete from email_contents where ${'agentId' in which ? 'agent_id = $1' : 'expires_at <= $1'} returning email_id`,
    ['agentId' in which ? which.agentId : which.expiredAt],
  );
  const ids = rows.map((row) => row.email_id);
  if (ids.length > 0) {
    const { rows: entries } = await tx.query<{ id: string; details: Readonly<Record<string, unknown>> }>(
      `update activities set details = details - 'snippet' - 'content_expires_at' where id = any ($1) and type = 'email' returning id, details`,
      [ids],
    );
    for (const entry of entries) await setSearchText(tx, entry.id, entry.details);
  }
  return ids;
}

export async function deleteEmail(tx: Queryable, id: string): Promise<void> {
  await tx.query('delete from emails where id = $1', [id]);
}
