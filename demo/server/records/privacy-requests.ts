import type { WirePrivacyRequest, WirePrivacyRequestKind, WirePrivacyRequestStatus } from '@dialora/api/schemas';
import type { Queryable, SqlValue } from '../db/database.js';
import type { Place } from '../http/cursor.js';
import { present } from './rows.js';

export interface PrivacyRequestRow {
  readonly id: string;
  readonly reference: string;
  readonly kind: WirePrivacyRequestKind;
  readonly status: WirePrivacyRequestStatus;
  readonly contact_id: string | null;
  readonly requester: WirePrivacyRequest['requester'];
  readonly identity_state: WirePrivacyRequest['identity']['state'];
  readonly verified_at: string | null;
  readonly details: string | null;
  readonly nominee: WirePrivacyRequest['nominee'] | null;
  readonly format: WirePrivacyRequest['format'] | null;
  readonly language: string;
  readonly received_at: string;
  readonly acknowledge_by: string;
  readonly acknowledged_at: string | null;
  readonly due_at: string;
  readonly extension: WirePrivacyRequest['extension'] | null;
  readonly closed_at: string | null;
  readonly outcome: string | null;
  readonly export_id: string | null;
  readonly tombstone: WirePrivacyRequest['tombstone'] | null;
}

const columns = `id, reference, kind, status, contact_id, requester, identity_state, verified_at, details, nominee,
  format, language, received_at, acknowledge_by, acknowledged_at, due_at, extension, closed_at, outcome, export_id, tombstone`;

interface StepRow {
  readonly request_id: string;
  readonly at: string;
  readonly what: string;
  readonly by_id: string | null;
  readonly by_name: string | null;
}

function toWire(row: PrivacyRequestRow, steps: readonly StepRow[]): WirePrivacyRequest {
  return {
    id: row.id,
    reference: row.reference,
    kind: row.kind,
    status: row.status,
    ...present({ contact_id: row.contact_id }),
    requester: row.requester,
    identity: { state: row.identity_state, ...present({ verified_at: row.verified_at }) },
    ...present({ details: row.details, nominee: row.nominee, format: row.format }),
    language: row.language,
    received_at: row.received_at,
    acknowledge_by: row.acknowledge_by,
    ...present({ acknowledged_at: row.acknowledged_at }),
    due_at: row.due_at,
    ...present({
      extension: row.extension,
      closed_at: row.closed_at,
      outcome: row.outcome,
      export_id: row.export_id,
      tombstone: row.tombstone,
    }),
    history: steps.map((step) => ({
      at: step.at,
      what: step.what,
      ...(step.by_id === null ? {} : { by: { id: step.by_id, name: step.by_name ?? '' } }),
    })),
  };
}

export interface NewPrivacyRequest {
  readonly id: string;
  readonly reference: string;
  readonly kind: WirePrivacyRequestKind;
  readonly contactId: string | null;
  readonly requester: WirePrivacyRequest['requester'];
  readonly details: string | null;
  readonly nominee: WirePrivacyRequest['nominee'] | null;
  readonly format: WirePrivacyRequest['format'] | null;
  readonly language: string;
  readonly receivedAt: Date;
  readonly acknowledgeBy: Date;
  readonly dueAt: Date;
  readonly identity: 'unverified' | 'code-sent' | 'verified';
  readonly siteId: string | null;
  /** SHA-256 of the visitor's receipt. */
  readonly receiptHash: Uint8Array | null;
}

export async function insertPrivacyRequest(tx: Queryable, accountId: string, made: NewPrivacyRequest): Promise<void> {
  await tx.query(
    `insert into privacy_requests (account_id, id, reference, kind, status, contact_id, requester, identity_state,
       verified_at, details, nominee, language, received_at, acknowledge_by, due_at, site_id, receipt_hash, format)
     values ($1, $2, $3, $4, 'received', $5, $6::jsonb, $7, $8, $9, $10::jsonb, $11, $12, $13, $14, $15, $16, $17)`,
    [
      accountId,
      made.id,
      made.reference,
      made.kind,
      made.contactId,
      JSON.stringify(made.requester),
      made.identity,
      made.identity === 'verified' ? made.receivedAt : null,
      made.details,
      made.nominee === null ? null : JSON.stringify(made.nominee),
      made.language,
      made.receivedAt,
      made.acknowledgeBy,
      made.dueAt,
      made.siteId,
      made.receiptHash,
      made.format ?? null,
    ],
  );
}

export async function getPrivacyRequest(tx: Queryable, id: string): Promise<WirePrivacyRequest | undefined> {
  const { rows } = await tx.query<PrivacyRequestRow>(`select ${columns} from privacy_requests where id = $1`, [id]);
  return (await withSteps(tx, rows))[0];
}

/** For a step: nobody else takes one until the transaction ends. */
export async function lockPrivacyRequest(tx: Queryable, id: string): Promise<WirePrivacyRequest | undefined> {
  await tx.query('select from privacy_requests where id = $1 for update', [id]);
  return getPrivacyRequest(tx, id);
}

/** Newest first, one more than `limit`. */
export async function listPrivacyRequests(
  tx: Queryable,
  filter: {
    readonly status: string | undefined;
    readonly kind: string | undefined;
    readonly contactId: string | undefined;
    /** Only those whose next date has passed by this moment. */
    readonly overdueAt: Date | undefined;
    readonly before: Place | undefined;
    readonly limit: number;
  },
): Promise<readonly WirePrivacyRequest[]> {
  const values: SqlValue[] = [];
  const use = (value: SqlValue): string => `$${values.push(value)}`;
  const conditions = ['true'];
  if (filter.status !== undefined) conditions.push(`status = ${use(filter.status)}`);
  if (filter.kind !== undefined) conditions.push(`kind = ${use(filter.kind)}`);
  if (filter.contactId !== undefined) conditions.push(`contact_id = ${use(filter.contactId)}`);
  if (filter.overdueAt !== undefined) {
    conditions.push(`closed_at is null
      and case when acknowledged_at is null then least(acknowledge_by, due_at) else due_at end < ${use(filter.overdueAt)}`);
  }
  if (filter.before !== undefined) {
    conditions.push(`(received_at, id) < (${use(filter.before.at)}::timestamptz, ${use(filter.before.id)})`);
  }
  const { rows } = await tx.query<PrivacyRequestRow>(
    `select ${columns} from privacy_requests where ${conditions.join(' and ')}
     order by received_at desc, id desc limit ${use(filter.limit + 1)}`,
    values,
  );
  return withSteps(tx, rows);
}

async function withSteps(tx: Queryable, rows: readonly PrivacyRequestRow[]): Promise<readonly WirePrivacyRequest[]> {
  if (rows.length === 0) return [];
  const { rows: steps } = await tx.query<StepRow>(
    `select request_id, at, what, by_id, by_name from privacy_request_steps where request_id = any ($1) order by id`,
    [rows.map((row) => row.id)],
  );
  return rows.map((row) =>
    toWire(
      row,
      steps.filter((step) => step.request_id === row.id),
    ),
  );
}

/** Adds a line to the request's history. */
export async function addStep(
  tx: Queryable,
  accountId: string,
  requestId: string,
  step: { readonly at: Date; readonly what: string; readonly by?: { readonly id: string; readonly name: string } },
): Promise<void> {
  await tx.query(
    `insert into privacy_request_steps (account_id, request_id, at, what, by_id, by_name)
     values ($1, $2, $3, $4, $5, $6)`,
    [accountId, requestId, step.at, step.what, step.by?.id ?? null, step.by?.name ?? null],
  );
}

/** Columns that a step may set; each name is a column of its own. */
export interface PrivacyRequestChange {
  readonly status?: WirePrivacyRequestStatus;
  readonly contact_id?: string;
  readonly requester?: WirePrivacyRequest['requester'];
  readonly details?: string | null;
  readonly nominee?: WirePrivacyRequest['nominee'] | null;
  readonly acknowledged_at?: Date;
  readonly due_at?: Date;
  readonly extension?: NonNullable<WirePrivacyRequest['extension']>;
  readonly closed_at?: Date;
  readonly outcome?: string;
  readonly export_id?: string;
  readonly tombstone?: NonNullable<WirePrivacyRequest['tombstone']>;
}

const jsonColumns = new Set(['requester', 'nominee', 'extension', 'tombstone']);

export async function changePrivacyRequest(tx: Queryable, id: string, change: PrivacyRequestChange): Promise<void> {
  const entries = Object.entries(change).filter(([, value]) => value !== undefined) as [string, SqlValue | object][];
  if (entries.length === 0) return;
  const values: SqlValue[] = [id];
  const sets = entries.map(([name, value]) => {
    const isJson = jsonColumns.has(name) && value !== null;
    const at = values.push(isJson ? JSON.stringify(value) : (value as SqlValue));
    return `${name} = $${at}${isJson ? '::jsonb' : ''}`;
  });
  await tx.query(`update privacy_requests set ${sets.join(', ')} where id = $1`, values);
}
