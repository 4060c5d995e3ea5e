import type { WireAgentCall } from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import { present } from './rows.js';

interface Row {
  readonly id: string;
  readonly agent_id: string;
  readonly agent_name: string;
  readonly contact_id: string | null;
  readonly direction: 'inbound' | 'outbound';
  readonly status: string;
  readonly from_number: string;
  readonly to_number: string;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly transcript: Extract<WireAgentCall['transcript'], readonly unknown[]> | null;
  readonly summary: string | null;
  readonly extracted_data: Readonly<Record<string, unknown>> | null;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly answered_at: string | null;
  readonly ended_at: string | null;
}

const columns = `id, agent_id, agent_name, contact_id, direction, status, from_number, to_number, metadata, transcript,
  summary, extracted_data, created_at, started_at, answered_at, ended_at`;

export function toWireAgentCall(row: Row): WireAgentCall {
  const seconds =
    row.answered_at === null || row.ended_at === null
      ? 0
      : Math.round((Date.parse(row.ended_at) - Date.parse(row.answered_at)) / 1000);
  // What the person said counts, not how long our local line took to play it.
  const spoken = row.transcript?.at(-1)?.at_seconds ?? 0;
  return {
    id: row.id,
    kind: 'agent',
    agent_id: row.agent_id,
    direction: row.direction,
    status: row.status,
    from_number: row.from_number,
    to_number: row.to_number,
    ...present({
      contact_id: row.contact_id,
      metadata: row.metadata,
      transcript: row.transcript,
      summary: row.summary,
      extracted_data: row.extracted_data,
    }),
    created_at: row.created_at,
    ...present({ started_at: row.started_at, answered_at: row.answered_at, ended_at: row.ended_at }),
    duration_seconds: Math.max(seconds, row.ended_at === null ? 0 : spoken),
  };
}

export interface NewAgentCall {
  readonly id: string;
  readonly agentId: string;
  readonly agentName: string;
  readonly contactId: string | null;
  readonly fromNumber: string;
  readonly toNumber: string;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly variables: Uint8Array | null;
  readonly webhookUrl: string | null;
  /** Whether it may be recorded; `announce`: once the person was told so. */
  readonly recordingRule: 'none' | 'not-needed' | 'announce';
}

export async function insertAgentCall(
  tx: Queryable,
  accountId: string,
  call: NewAgentCall,
  now: Date,
): Promise<WireAgentCall> {
  const { rows } = await tx.query<Row>(
    `insert into agent_calls (account_id, id, agent_id, agent_name, contact_id, direction, status, from_number,
       to_number, metadata, variables, webhook_url, created_at, seen_at, recording_rule)
     values ($1, $2, $3, $4, $5, 'outbound', 'queued', $6, $7, $8::jsonb, $9, $10, $11, $11, $12) returning ${columns}`,
    [
      accountId,
      call.id,
      call.agentId,
      call.agentName,
      call.contactId,
      call.fromNumber,
      call.toNumber,
      call.metadata === null ? null : JSON.stringify(call.metadata),
      call.variables,
      call.webhookUrl,
      now,
      call.recordingRule,
    ],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('A call was written and is not there.');
  return toWireAgentCall(row);
}

export async function getAgentCall(tx: Queryable, id: string): Promise<WireAgentCall | undefined> {
  const { rows } = await tx.query<Row>(`select ${columns} from agent_calls where id = $1`, [id]);
  return rows[0] === undefined ? undefined : toWireAgentCall(rows[0]);
}

/** Those of these ids that are agents' calls, by id. */
export async function agentCallsById(
  tx: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WireAgentCall>> {
  const { rows } = await tx.query<Row>(`select ${columns} from agent_calls where id = any ($1)`, [ids]);
  return new Map(rows.map((row) => [row.id, toWireAgentCall(row)]));
}

/** Moves a call on; undefined when it has ended already. */
export async function advanceAgentCall(
  tx: Queryable,
  id: string,
  status: 'ringing' | 'in-progress',
  at: Date,
): Promise<WireAgentCall | undefined> {
  const { rows } = await tx.query<Row>(
    `update agent_calls set status = $2, seen_at = $3, started_at = coalesce(started_at, $3),
       answered_at = case when $2 = 'in-progress' then coalesce(answered_at, $3) else answered_at end
     where id = $1 and ended_at is null returning ${columns}`,
    [id, status, at],
  );
  return rows[0] === undefined ? undefined : toWireAgentCall(rows[0]);
}

interface EndedColumns {
  readonly webhook_url: string | null;
  readonly recording_rule: NewAgentCall['recordingRule'];
}

export interface EndedAgentCall {
  readonly call: WireAgentCall;
  readonly agentName: string;
  readonly webhookUrl: string | null;
  readonly recordingRule: NewAgentCall['recordingRule'];
}

/** Undefined when it had ended already. */
export async function endAgentCall(
  tx: Queryable,
  id: string,
  end: {
    readonly status: string;
    readonly transcript: readonly unknown[] | null;
    readonly summary: string | null;
    readonly extractedData: Readonly<Record<string, string>> | null;
    readonly recordingId: string | null;
    readonly at: Date;
  },
): Promise<EndedAgentCall | undefined> {
  const { rows } = await tx.query<Row & EndedColumns>(
    `update agent_calls set status = $2, transcript = $3::jsonb, summary = $4, extracted_data = $5::jsonb, ended_at = $6,
       seen_at = $6, started_at = coalesce(started_at, $6), variables = null, recording_id = $7
     where id = $1 and ended_at is null returning ${columns}, webhook_url, recording_rule`,
    [
      id,
      end.status,
      end.transcript === null ? null : JSON.stringify(end.transcript),
      end.summary,
      end.extractedData === null ? null : JSON.stringify(end.extractedData),
      end.at,
      end.recordingId,
    ],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    call: toWireAgentCall(row),
    agentName: row.agent_name,
    webhookUrl: row.webhook_url,
    recordingRule: row.recording_rule,
  };
}
