import type {
  WireBrowserCall,
  WireCallOutcome,
  WireCallParty,
  WireCallStatus,
  WireCallTransfer,
} from '@dialora/api/schemas';
import type { Queryable } from '../db/database.js';
import { only, present } from './rows.js';

interface CallRow {
  readonly id: string;
  readonly direction: WireBrowserCall['direction'];
  readonly status: WireCallStatus;
  readonly outcome: WireCallOutcome | null;
  readonly from_number: string;
  readonly to_number: string;
  readonly contact_id: string | null;
  readonly agent_id: string;
  readonly started_at: string;
  readonly answered_at: string | null;
  readonly ended_at: string | null;
  readonly disposition: string | null;
  readonly note: string | null;
  readonly tags: string[];
  readonly recording_rule: WireBrowserCall['recording']['rule'];
  readonly recording_state: WireBrowserCall['recording']['state'];
  readonly recording_id: string | null;
  readonly held: boolean;
  readonly parties: WireCallParty[];
  readonly transfer: WireCallTransfer | null;
  readonly consult_for: string | null;
  readonly continues_as: string | null;
}

const columns = `id, direction, status, outcome, from_number, to_number, contact_id, agent_id, started_at, answered_at,
  ended_at, disposition, note, tags, recording_rule, recording_state, recording_id, held, parties, transfer,
  consult_for, continues_as`;

function toWire(row: CallRow): WireBrowserCall {
  return {
    id: row.id,
    kind: 'browser',
    direction: row.direction,
    status: row.status,
    from_number: row.from_number,
    to_number: row.to_number,
    ...present({ contact_id: row.contact_id }),
    agent_id: row.agent_id,
    started_at: row.started_at,
    ...present({ answered_at: row.answered_at, ended_at: row.ended_at }),
    duration_seconds: talkSeconds(row.answered_at, row.ended_at),
    ...present({ disposition: row.disposition, note: row.note }),
    tags: row.tags,
    recording: { state: row.recording_state, rule: row.recording_rule, ...present({ recording_id: row.recording_id }) },
    ...(row.ended_at === null && row.answered_at !== null ? { held: row.held, parties: row.parties } : {}),
    ...(row.ended_at === null ? present({ transfer: row.transfer }) : {}),
    ...present({ consult_for: row.consult_for, continues_as: row.continues_as }),
  };
}

/** Whole seconds of talking; 0 before the answer and while it lasts. */
export function talkSeconds(answeredAt: string | null, endedAt: string | null): number {
  if (answeredAt === null || endedAt === null) return 0;
  return Math.max(0, Math.round((Date.parse(endedAt) - Date.parse(answeredAt)) / 1000));
}

export interface NewCall {
  readonly id: string;
  readonly direction: WireBrowserCall['direction'];
  readonly fromNumber: string;
  readonly toNumber: string;
  readonly extension: string | null;
  readonly contactId: string | null;
  readonly agentId: string;
  readonly siteId: string | null;
  /** The voice identity that may dial this id. */
  readonly placedBy: string;
  readonly recordingRule: WireBrowserCall['recording']['rule'];
  readonly consultFor?: string;
  /** A colleague who is called instead of the number. */
  readonly toAgentId?: string;
}

export async function insertCall(tx: Queryable, accountId: string, call: NewCall, now: Date): Promise<WireBrowserCall> {
  const { rows } = await tx.query<CallRow>(
    `insert into calls (account_id, id, kind, direction, status, from_number, to_number, extension, contact_id,
       agent_id, site_id, placed_by, started_at, seen_at, recording_rule,
       consult_for, to_agent_id)
     values ($1, $2, 'browser', $3, 'queued', $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13, $14) returning ${columns}`,
    [
      accountId,
      call.id,
      call.direction,
      call.fromNumber,
      call.toNumber,
      call.extension,
      call.contactId,
      call.agentId,
      call.siteId,
      call.placedBy,
      now,
      call.recordingRule,
      call.consultFor ?? null,
      call.toAgentId ?? null,
    ],
  );
  return toWire(only(rows));
}

export async function getCall(tx: Queryable, id: string): Promise<WireBrowserCall | undefined> {
  const { rows } = await tx.query<CallRow>(`select ${columns} from calls where id = $1`, [id]);
  return rows[0] === undefined ? undefined : toWire(rows[0]);
}

/** Those of these ids that are calls by hand, by id. */
export async function callsById(tx: Queryable, ids: readonly string[]): Promise<ReadonlyMap<string, WireBrowserCall>> {
  const { rows } = await tx.query<CallRow>(`select ${columns} from calls where id = any ($1)`, [ids]);
  return new Map(rows.map((row) => [row.id, toWire(row)]));
}

/** What the line needs to know of a call besides what is on the wire. */
export interface CallLine {
  readonly placedBy: string;
  readonly extension: string | null;
  readonly carrierId: string | null;
  readonly outcome: WireCallOutcome | null;
  readonly toAgentId: string | null;
}

export async function getCallLine(tx: Queryable, id: string): Promise<CallLine | undefined> {
  const { rows } = await tx.query<{
    placed_by: string;
    extension: string | null;
    carrier_id: string | null;
    outcome: WireCallOutcome | null;
    to_agent_id: string | null;
  }>('select placed_by, extension, carrier_id, outcome, to_agent_id from calls where id = $1', [id]);
  const row = rows[0];
  return row === undefined
    ? undefined
    : {
        placedBy: row.placed_by,
        extension: row.extension,
        carrierId: row.carrier_id,
        outcome: row.outcome,
        toAgentId: row.to_agent_id,
      };
}

/** Who carries a call from now on. */
export interface Carried {
  /** The carrier's id of the call. */
  readonly carrierId: string;
  /** Whose own gateway it is; absent with a carrier that every server can ask. */
  readonly serverId?: string;
}

/** Ties the call to the carrier's; false when somebody dialled this id before. */
export async function claimCall(tx: Queryable, id: string, by: Carried, now: Date): Promise<boolean> {
  const { count } = await tx.query(
    `update calls set carrier_id = $2, server_id = $3, seen_at = $4
     where id = $1 and carrier_id is null and ended_at is null`,
    [id, by.carrierId, by.serverId ?? null, now],
  );
  return count === 1;
}

/** Only forward: a call that has ended stays as it ended. */
export async function setRinging(tx: Queryable, id: string, at: Date): Promise<WireBrowserCall | undefined> {
  const { rows } = await tx.query<CallRow>(
    `update calls set status = 'ringing', seen_at = $2 where id = $1 and status = 'queued' returning ${columns}`,
    [id, at],
  );
  return rows[0] === undefined ? undefined : toWire(rows[0]);
}

export async function setAnswered(
  tx: Queryable,
  id: string,
  at: Date,
  agentId: string | undefined,
): Promise<WireBrowserCall | undefined> {
  const { rows } = await tx.query<CallRow>(
    `update calls set status = 'in-progress', answered_at = coalesce(answered_at, $2), seen_at = $2,
       agent_id = coalesce($3, agent_id), agent_left_at = case when $3::text is null then agent_left_at end
     where id = $1 and ended_at is null returning ${columns}`,
    [id, at, agentId ?? null],
  );
  return rows[0] === undefined ? undefined : toWire(rows[0]);
}

export async function setEnded(
  tx: Queryable,
  id: string,
  end: { readonly status: WireCallStatus; readonly outcome: WireCallOutcome; readonly at: Date },
): Promise<WireBrowserCall | undefined> {
  const { rows } = await tx.query<CallRow>(
    `update calls set status = $2, outcome = $3, ended_at = greatest($4, answered_at, started_at), seen_at = $4, recording_state = 'off'
     where id = $1 and ended_at is null returning ${columns}`,
    [id, end.status, end.outcome, end.at],
  );
  return rows[0] === undefined ? undefined : toWire(rows[0]);
}

/** The person's part. Null empties, undefined leaves. */
export async function setRemarks(
  tx: Queryable,
  id: string,
  remarks: {
    readonly disposition: string | null | undefined;
    readonly note: string | null | undefined;
    readonly tags: readonly string[] | undefined;
  },
): Promise<WireBrowserCall | undefined> {
  const { rows } = await tx.query<CallRow>(
    `update calls set disposition = case when $2 then $3 else disposition end,
       note = case when $4 then $5 else note end, tags = coalesce($6, tags)
     where id = $1 returning ${columns}`,
    [
      id,
      remarks.disposition !== undefined,
      remarks.disposition ?? null,
      remarks.note !== undefined,
      remarks.note ?? null,
      remarks.tags ?? null,
    ],
  );
  return rows[0] === undefined ? undefined : toWire(rows[0]);
}

/** How a live call stands at the desk. */
export interface DeskState {
  readonly held: boolean;
  readonly parties: readonly WireCallParty[];
  readonly recording: WireBrowserCall['recording']['state'];
}

/** Undefined when nothing changed. */
export async function setDesk(tx: Queryable, id: string, desk: DeskState): Promise<WireBrowserCall | undefined> {
  const { rows } = await tx.query<CallRow>(
    `update calls set held = $2, parties = $3::jsonb, recording_state = $4
     where id = $1 and ended_at is null
       and (held, parties, recording_state) is distinct from ($2::boolean, $3::jsonb, $4::text) returning ${columns}`,
    [id, desk.held, JSON.stringify(desk.parties), desk.recording],
  );
  return rows[0] === undefined ? undefined : toWire(rows[0]);
}

export async function setTransfer(
  tx: Queryable,
  id: string,
  transfer: WireCallTransfer | null,
): Promise<WireBrowserCall | undefined> {
  const { rows } = await tx.query<CallRow>(
    `update calls set transfer = $2::jsonb where id = $1 and transfer is distinct from $2::jsonb returning ${columns}`,
    [id, transfer === null ? null : JSON.stringify(transfer)],
  );
  return rows[0] === undefined ? undefined : toWire(rows[0]);
}

export async function setRecordingId(
  tx: Queryable,
  id: string,
  recordingId: string,
): Promise<WireBrowserCall | undefined> {
  const { rows } = await tx.query<CallRow>(`update calls set recording_id = $2 where id = $1 returning ${columns}`, [
    id,
    recordingId,
  ]);
  return rows[0] === undefined ? undefined : toWire(rows[0]);
}

/** Calls with a number that belonged to nobody then and to this contact now: they become the contact's. */
export async function adoptCalls(tx: Queryable, contactId: string): Promise<readonly WireBrowserCall[]> {
  const { rows } = await tx.query<CallRow>(
    `update calls set contact_id = $1
     where contact_id is null and site_id is null and exists (
       select from contact_phones p where p.contact_id = $1
         and p.number = case when calls.direction = 'outbound' then calls.to_number else calls.from_number end)
     returning ${columns}`,
    [contactId],
  );
  return rows.map(toWire);
}

/** What was a question is that other call from now on; its own record is closed. */
export async function setContinued(
  tx: Queryable,
  id: string,
  continuesAs: string,
): Promise<WireBrowserCall | undefined> {
  const { rows } = await tx.query<CallRow>(`update calls set continues_as = $2 where id = $1 returning ${columns}`, [
    id,
    continuesAs,
  ]);
  return rows[0] === undefined ? undefined : toWire(rows[0]);
}

/** Who has the call from now on. */
export async function setAgent(tx: Queryable, id: string, agentId: string): Promise<void> {
  await tx.query('update calls set agent_id = $2, agent_left_at = null where id = $1', [id, agentId]);
}

/** This agent is out of the call, which goes on; nothing happens when it is another one's already. */
export async function setAgentLeft(tx: Queryable, id: string, agentId: string, at: Date): Promise<void> {
  await tx.query('update calls set agent_left_at = $3 where id = $1 and agent_id = $2 and ended_at is null', [
    id,
    agentId,
    at,
  ]);
}

export async function hasAgentLeft(tx: Queryable, id: string): Promise<boolean> {
  const { rows } = await tx.query('select 1 as left from calls where id = $1 and agent_left_at is not null', [id]);
  return rows.length > 0;
}
