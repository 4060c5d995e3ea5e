import type { WireMessage, WireMessageMedium, WireMessageStatus } from '@dialora/api/schemas';
import type { Queryable, SqlValue } from '../db/database.js';
import type { Place } from '../http/cursor.js';
import { mediaColumn } from '../media/of-message.js';
import { present } from './rows.js';

interface MessageRow {
  readonly id: string;
  readonly channel: WireMessage['channel'];
  readonly direction: WireMessage['direction'];
  readonly contact_id: string | null;
  readonly from_number: string;
  readonly to_number: string;
  readonly body: string;
  readonly status: WireMessageStatus;
  readonly error_code: string | null;
  readonly created_at: string;
  readonly sent_at: string | null;
  readonly delivered_at: string | null;
  readonly read_at: string | null;
  readonly media: WireMessageMedium[] | null;
}

const columns = `id, channel, direction, contact_id, from_number, to_number, body, status, error_code, created_at,
  sent_at, delivered_at, read_at, ${mediaColumn}`;

function toWire(row: MessageRow): WireMessage {
  return {
    id: row.id,
    channel: row.channel,
    direction: row.direction,
    ...present({ contact_id: row.contact_id }),
    from_number: row.from_number,
    to_number: row.to_number,
    body: row.body,
    status: row.status,
    ...present({ error_code: row.error_code }),
    created_at: row.created_at,
    ...present({ sent_at: row.sent_at, delivered_at: row.delivered_at, read_at: row.read_at, media: row.media }),
  };
}

export interface NewMessage {
  readonly id: string;
  readonly channel: WireMessage['channel'];
  readonly direction: WireMessage['direction'];
  readonly contactId: string | null;
  readonly fromNumber: string;
  readonly toNumber: string;
  readonly body: string;
  readonly template: unknown;
  readonly status: WireMessageStatus;
  readonly carrierId: string | null;
}

/** Undefined when the id, or the carrier's, is there already. */
export async function insertMessage(
  tx: Queryable,
  accountId: string,
  message: NewMessage,
  now: Date,
): Promise<WireMessage | undefined> {
  const { rows } = await tx.query<MessageRow>(
    `insert into messages as m (account_id, id, channel, direction, contact_id, from_number, to_number, body, template,
       status, carrier_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12) on conflict do nothing returning ${columns}`,
    [
      accountId,
      message.id,
      message.channel,
      message.direction,
      message.contactId,
      message.fromNumber,
      message.toNumber,
      message.body,
      message.template === undefined ? null : JSON.stringify(message.template),
      message.status,
      message.carrierId,
      now,
    ],
  );
  return rows[0] === undefined ? undefined : toWire(rows[0]);
}

export async function getMessage(tx: Queryable, id: string): Promise<WireMessage | undefined> {
  const { rows } = await tx.query<MessageRow>(`select ${columns} from messages m where id = $1`, [id]);
  return rows[0] === undefined ? undefined : toWire(rows[0]);
}

/** Newest first, one more than `limit`. */
export async function listMessages(
  tx: Queryable,
  filter: {
    readonly contactId: string | undefined;
    readonly channel: string | undefined;
    readonly before: Place | undefined;
    readonly limit: number;
  },
): Promise<readonly WireMessage[]> {
  const values: SqlValue[] = [];
  const use = (value: SqlValue): string => `$${values.push(value)}`;
  const conditions = ['true'];
  if (filter.contactId !== undefined) conditions.push(`contact_id = ${use(filter.contactId)}`);
  if (filter.channel !== undefined) conditions.push(`channel = ${use(filter.channel)}`);
  if (filter.before !== undefined) {
    conditions.push(`(created_at, id) < (${use(filter.before.at)}::timestamptz, ${use(filter.before.id)})`);
  }
  const { rows } = await tx.query<MessageRow>(
    `select ${columns} from messages m where ${conditions.join(' and ')}
     order by created_at desc, id desc limit ${use(filter.limit + 1)}`,
    values,
  );
  return rows.map(toWire);
}

/** When a contact last wrote by this channel. */
export async function lastInboundAt(
  tx: Queryable,
  contactId: string,
  channel: 'sms' | 'whatsapp' | 'email',
): Promise<string | undefined> {
  const { rows } = await tx.query<{ at: string }>(
    channel === 'email'
      ? `select sent_at as at from emails where contact_id = $1 and direction = 'inbound'
         order by sent_at desc limit 1`
      : `select created_at as at from messages where contact_id = $1 and direction = 'inbound' and channel = $2
         order by created_at desc limit 1`,
    channel === 'email' ? [contactId] : [contactId, channel],
  );
  return rows[0]?.at;
}

/** How far each state is; a late or repeated report never takes a message back. */
const stage: Readonly<Record<WireMessageStatus, number>> = {
  queued: 0,
  sent: 1,
  delivered: 2,
  read: 3,
  failed: 4,
  received: 4,
};

/** What a carrier reports. Undefined when the message is at least that far already. */
export async function advanceMessage(
  tx: Queryable,
  id: string,
  report: {
    readonly status: WireMessageStatus;
    readonly errorCode?: string | undefined;
    readonly carrierId?: string | undefined;
    readonly at: Date;
  },
): Promise<WireMessage | undefined> {
  const { rows: held } = await tx.query<{ status: WireMessageStatus }>(
    'select status from messages where id = $1 for update',
    [id],
  );
  const before = held[0]?.status;
  if (before === undefined) return undefined;
  if (report.carrierId !== undefined) {
    await tx.query('update messages set carrier_id = coalesce(carrier_id, $2) where id = $1', [id, report.carrierId]);
  }
  // A message that was delivered did not fail, whatever is reported out of order.
  if (
    stage[report.status] <= stage[before] ||
    (report.status === 'failed' && before !== 'queued' && before !== 'sent')
  ) {
    return undefined;
  }
  const column = { sent: 'sent_at', delivered: 'delivered_at', read: 'read_at' }[report.status as string];
  const { rows } = await tx.query<MessageRow>(
    `update messages m set status = $2, error_code = $3${column === undefined ? '' : `, ${column} = $4`}
     where id = $1 returning ${columns}`,
    [id, report.status, report.errorCode ?? null, ...(column === undefined ? [] : [report.at])],
  );
  return rows[0] === undefined ? undefined : toWire(rows[0]);
}
