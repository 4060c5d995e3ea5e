import type { WireBrowserCall, WireCallOutcome, WireCallStatus } from '@dialora/api/schemas';
import {
  createGateway,
  scriptNumbers,
  type EndReason,
  type Gateway,
  type GatewayEvent,
  type GatewayOptions,
  type PlacedCall,
  type Route,
} from '@dialora/voice-gateway';
import type { Database, Queryable } from '../db/database.js';
import { createOutgoing, type Emit } from '../events/outgoing.js';
import { listAgentIds } from '../records/accounts.js';
import { claimCall, getCall, getCallLine, setAnswered, setDesk, setRecordingId, setRinging } from '../records/calls.js';
import { changeDetails } from '../records/activities.js';
import { beginWrapUp, listPresence } from '../records/presence.js';
import { insertRecording, insertVoicemail } from '../records/sounds.js';
import { newId } from '../ids.js';
import type { Log } from '../log.js';
import { logEnd, logStart, logVoicemail } from './call-log.js';
import type { CallControl } from './control.js';
import { createGatewayControl, mailbox } from './gateway-control.js';
import type { VoiceIdentity } from './identity.js';
import { handsetIdentity, readIdentity } from './identity.js';
import { placeIncoming } from './incoming.js';

export interface VoiceLine {
  readonly gateway: Gateway;
  readonly control: CallControl;
  /** Resolves once everything the gateway has told so far is written down. */
  settled(): Promise<void>;
  /** Ends all calls, writes their ends down, frees every socket. */
  stop(): Promise<void>;
}

export interface VoiceLineOptions {
  readonly db: Database;
  /** Shared with whoever mints access tokens. */
  readonly secret: string;
  readonly log: Log;
  readonly now: () => Date;
  readonly createGateway?: (options: GatewayOptions) => Gateway;
}

/** A dialled id that was not dialled by then is worth nothing any more. */
const freshMs = 2 * 60_000;
const stillHereMs = 5_000;
/** How long a call that is over is remembered for what comes late. */
const lateNewsMs = 2_000;

/** Which record a carrier's call belongs to. */
interface Known {
  readonly accountId: string;
  readonly callId: string;
  /** Legs that are up or ring, by the carrier's ids; the call is over when none is left. */
  readonly legs: Set<string>;
  /** The carrier's id of the caller's leg, and how it ended. */
  readonly caller: string;
  callerEnd: EndReason | undefined;
}

/**
 * Ties the voice gateway to the records: a browser dials the id of a call and nothing else, the record says where it
 * goes, and what happens on the line is written into it, in order.
 */
export function createVoiceLine(options: VoiceLineOptions): VoiceLine {
  const { db, log, now } = options;
  /** By each leg of the call. */
  const known = new Map<string, Known>();
  let writing: Promise<void> = Promise.resolve();

  const gateway = (options.createGateway ?? createGateway)({
    secret: options.secret,
    route: (call) => route(call),
    onEvent: (event) => follow(event),
    tellEndReasons: true,
    log: (level, sentence, cause) => {
      if (level === 'error') log.fault(`Voice: ${sentence}`, cause);
    },
  });

  const control = createGatewayControl(gateway, (callSid) => known.get(callSid)?.callId);

  // While calls live their records are touched, so that after a crash one can tell when they ended.
  const touching = setInterval(() => {
    const ids = [...new Set([...known.values()].flatMap((one) => (one.legs.size === 0 ? [] : [one.callId])))];
    if (ids.length > 0) enqueue(() => touch(db, ids, now()));
  }, stillHereMs);
  touching.unref();

  function enqueue(work: () => Promise<unknown>): void {
    writing = writing.then(work).then(
      () => undefined,
      (cause: unknown) => log.fault('A call could not be written down.', cause),
    );
  }

  // In line with everything else that is written: a caller who gives up at once is told of after this.
  function route(call: PlacedCall): Promise<Route> {
    return new Promise((resolve) => {
      enqueue(async () => {
        try {
          resolve(await routeOf(call));
        } catch (cause) {
          resolve({ kind: 'reject', reason: 'failed' });
          throw cause;
        }
      });
    });
  }

  async function routeOf(call: PlacedCall): Promise<Route> {
    const { call_id: wanted, To: dialled = '' } = call.parameters;
    const identity = readIdentity(call.identity);
    if (identity === undefined) return { kind: 'reject', reason: 'forbidden' };
    // The SDK's pre-call test dials nothing.
    if (wanted === undefined && dialled === '') return { kind: 'script', script: 'preflight' };
    if (wanted === undefined && identity.kind !== 'phone') return { kind: 'reject', reason: 'forbidden' };

    const accountId = await accountOf(db, wanted, dialled);
    if (accountId === undefined) return { kind: 'reject', reason: 'not-found' };
    const placed = await write(accountId, async (tx, emit) => {
      const record = await recordOf(tx, accountId, call, wanted, dialled);
      if (record === undefined) return undefined;
      await logStart(tx, accountId, record, emit, now());
      return { callId: record.id, route: await destination(tx, record) };
    });
    if (placed === undefined) return { kind: 'reject', reason: 'forbidden' };
    const legs = new Set([call.callSid]);
    known.set(call.callSid, { accountId, callId: placed.callId, legs, caller: call.callSid, callerEnd: undefined });
    return placed.route;
  }

  /** The record that this device may dial now, tied to the carrier's call; undefined when there is none. */
  async function recordOf(
    tx: Queryable,
    accountId: string,
    call: PlacedCall,
    wanted: string | undefined,
    dialled: string,
  ): Promise<WireBrowserCall | undefined> {
    const identity = readIdentity(call.identity);
    const record =
      wanted === undefined && identity?.kind === 'phone'
        ? await placeIncoming(tx, accountId, { from: identity.number, to: dialled, placedBy: call.identity }, now())
        : await getCall(tx, wanted ?? '');
    if (record === undefined) return undefined;
    const line = await getCallLine(tx, record.id);
    if (line?.placedBy !== call.identity) return undefined;
    if (now().getTime() - Date.parse(record.started_at) > freshMs) return undefined;
    return (await claimCall(tx, record.id, call.callSid, now())) ? record : undefined;
  }

  async function destination(tx: Queryable, record: WireBrowserCall): Promise<Route> {
    const parameters = { call_id: record.id, From: record.from_number };
    const ends = { from: record.from_number, to: record.to_number, parameters, verified: true };
    if (record.direction === 'inbound') {
      const identities = (await listAgentIds(tx)).map((id) => `agent.${id}`);
      const away = await listPresence(tx, () => true, now());
      const present = identities.filter(
        (identity) =>
          gateway.devices(identity) > 0 &&
          !away.some((agent) => agent.presence.state === 'away' && identity === `agent.${agent.id}`),
      );
      // Whoever is not there, or does not answer, has a mailbox.
      return present.length === 0 ? mailbox : { kind: 'ring', identities: present, ...ends, otherwise: mailbox };
    }
    const { toAgentId = null } = (await getCallLine(tx, record.id)) ?? {};
    if (toAgentId !== null) return { kind: 'ring', identities: [`agent.${toAgentId}`], ...ends };
    const handset = handsetIdentity(record.to_number);
    if (gateway.devices(handset) > 0) return { kind: 'ring', identities: [handset], ...ends };
    return {
      kind: 'script',
      script: scriptNumbers[record.to_number] ?? 'talk',
      from: record.from_number,
      to: record.to_number,
    };
  }

  function follow(event: GatewayEvent): void {
    const record = known.get(event.callSid) ?? known.get(event.parentCallSid ?? '');
    if (record === undefined) {
      // The caller's leg is told of before its route is known; what follows is told after.
      if (event.parentCallSid === undefined) {
        enqueue(() => {
          followKnown(event);
          return Promise.resolve();
        });
      }
      return;
    }
    known.set(event.callSid, record);
    if (event.type === 'initiated') record.legs.add(event.callSid);
    if (event.type === 'ended') record.legs.delete(event.callSid);
    followKnown(event);
  }

  function followKnown(event: GatewayEvent): void {
    const record = known.get(event.callSid);
    if (record === undefined) return;
    const at = new Date(event.at);
    const who = readIdentity(event.identity ?? '');
    switch (event.type) {
      case 'ringing':
        if (event.callSid === record.caller) enqueue(() => change(record, (tx, id) => setRinging(tx, id, at)));
        break;
      case 'answered':
        enqueue(() => change(record, (tx, id) => answered(tx, id, at, who, event.callSid === record.caller)));
        break;
      case 'ended':
        if (event.callSid === record.caller) record.callerEnd = event.reason;
        record.legs.delete(event.callSid);
        if (record.legs.size === 0) {
          // A message that was left is told of right after the end.
          setTimeout(() => forget(record), lateNewsMs).unref();
          enqueue(() => end(record, endReasonOf(record, event.reason), at));
          return;
        }
        break;
      case 'recorded':
        enqueue(() => keepRecording(record, event));
        return;
      case 'voicemail':
        enqueue(() => keepVoicemail(record, event));
        return;
      case 'initiated':
      case 'held':
      case 'recording':
        break;
      case 'digits':
      case 'media':
      case 'moved':
      case 'message':
        return;
    }
    enqueue(() => refresh(record));
  }

  function forget(record: Known): void {
    for (const [sid, other] of known) if (other === record) known.delete(sid);
  }

  /** Who talks: an incoming call is answered by an agent and by nobody else, whatever mailbox picked up. */
  async function answered(
    tx: Queryable,
    id: string,
    at: Date,
    who: VoiceIdentity | undefined,
    isCaller: boolean,
  ): Promise<WireBrowserCall | undefined> {
    const call = await getCall(tx, id);
    if (call === undefined) return undefined;
    if (who?.kind === 'agent' && !isCaller) {
      const isAsked = (await getCallLine(tx, id))?.toAgentId !== null;
      const stays = gateway
        .calls()
        .some((leg) => leg.identity === `agent.${call.agent_id}` && known.get(leg.callSid)?.callId === id);
      return setAnswered(tx, id, at, isAsked || (stays && call.answered_at !== undefined) ? undefined : who.agentId);
    }
    return call.direction === 'inbound' ? undefined : setAnswered(tx, id, at, undefined);
  }

  /** Writes down how the call stands at the desk, if that is new. */
  async function refresh({ accountId, callId, caller }: Known): Promise<void> {
    await write(accountId, async (tx, emit) => {
      const call = await getCall(tx, callId);
      if (call?.answered_at === undefined || call.ended_at !== undefined) return;
      const state = await control.state({ callId, carrierId: caller, agentId: call.agent_id });
      const changed = await setDesk(tx, callId, state);
      if (changed !== undefined) emit({ event: 'call.updated', data: changed });
    });
  }

  async function keepRecording(record: Known, event: Extract<GatewayEvent, { type: 'recorded' }>): Promise<void> {
    if (event.durationMs === 0) return;
    const id = newId('rec');
    await write(record.accountId, async (tx, emit) => {
      await insertRecording(tx, record.accountId, { ...soundOf(id, record, event), announced: event.announced });
      const call = await setRecordingId(tx, record.callId, id);
      if (call !== undefined) emit({ event: 'call.updated', data: call });
      const activity = await changeDetails(tx, { callId: record.callId }, { recording_id: id }, now());
      if (activity !== undefined) emit({ event: 'activity.updated', data: activity });
    });
  }

  async function keepVoicemail(record: Known, event: Extract<GatewayEvent, { type: 'voicemail' }>): Promise<void> {
    if (event.durationMs < shortestVoicemailMs) return;
    const id = newId('vm');
    await write(record.accountId, async (tx, emit) => {
      const call = await getCall(tx, record.callId);
      if (call === undefined) return;
      const sound = soundOf(id, record, { ...event, startedAt: event.at - event.durationMs });
      await insertVoicemail(tx, record.accountId, { ...sound, from: call.from_number, to: call.to_number });
      await logVoicemail(tx, record.accountId, call, { id, durationSeconds: sound.durationSeconds }, emit, now());
      // Also for a caller whom nobody knows: the list of voicemails is read again.
      emit({ event: 'call.updated', data: call });
    });
  }

  function soundOf(
    id: string,
    record: Known,
    event: { readonly durationMs: number; readonly startedAt: number; readonly wav: Uint8Array },
  ) {
    const durationSeconds = Math.round(event.durationMs / 1000);
    return { id, callId: record.callId, durationSeconds, at: new Date(event.startedAt), wav: event.wav };
  }

  async function change(
    record: Known,
    apply: (tx: Queryable, callId: string) => Promise<WireBrowserCall | undefined>,
  ): Promise<void> {
    await write(record.accountId, async (tx, emit) => {
      const call = await apply(tx, record.callId);
      if (call === undefined) return;
      emit({ event: 'call.updated', data: call });
      await tellPresence(tx, emit, call.agent_id);
    });
  }

  async function end(record: Known, reason: EndReason, at: Date): Promise<void> {
    await write(record.accountId, async (tx, emit) => {
      const call = await getCall(tx, record.callId);
      if (call === undefined) return;
      await logEnd(tx, record.callId, { ...endOf(reason, call), at }, emit);
      if (call.answered_at !== undefined) await beginWrapUp(tx, record.accountId, call.agent_id, now());
      await tellPresence(tx, emit, call.agent_id);
    });
  }

  async function tellPresence(tx: Queryable, emit: Emit, agentId: string): Promise<void> {
    const agents = await listPresence(tx, (id) => gateway.devices(`agent.${id}`) > 0, now());
    const presence = agents.find(({ id }) => id === agentId)?.presence;
    if (presence !== undefined) emit({ event: 'presence.changed', data: presence });
  }

  function write<T>(accountId: string, run: (tx: Queryable, emit: Emit) => Promise<T>): Promise<T> {
    return db.write(accountId, async (tx) => {
      const outgoing = createOutgoing(accountId, now());
      const result = await run(tx, outgoing.emit);
      await outgoing.write(tx);
      return result;
    });
  }

  return {
    gateway,
    control,
    settled: () => writing,
    async stop() {
      clearInterval(touching);
      await gateway.stop();
      await writing;
    },
  };
}

/** The account that a call's id, or a dialled number, belongs to. */
async function accountOf(db: Database, callId: string | undefined, number: string): Promise<string | undefined> {
  const { rows } = await db.anonymous((tx) =>
    callId === undefined
      ? tx.query<{ id: string | null }>('select find_number_account($1) as id', [number])
      : tx.query<{ id: string | null }>('select find_call_account($1) as id', [callId]),
  );
  return rows[0]?.id ?? undefined;
}

async function touch(db: Database, callIds: readonly string[], at: Date): Promise<void> {
  await db.owner((tx) =>
    tx.query('update calls set seen_at = $2 where id = any ($1) and ended_at is null', [callIds, at]),
  );
}

/** A caller who said nothing left no message. */
const shortestVoicemailMs = 700;

/** The caller's end says most; one who handed the call over did not end it. */
function endReasonOf({ callerEnd }: Known, last: EndReason): EndReason {
  return callerEnd === undefined || callerEnd === 'transferred' || callerEnd === 'merged' ? last : callerEnd;
}

/** How the caller's leg ended, in the words of the record. */
function endOf(
  reason: EndReason,
  call: WireBrowserCall,
): { readonly status: WireCallStatus; readonly outcome: WireCallOutcome } {
  // Once they talked, however it ended, the call took place.
  if (call.answered_at !== undefined) return { status: 'completed', outcome: 'completed' };
  switch (reason) {
    case 'busy':
      return { status: 'busy', outcome: 'busy' };
    case 'declined':
      return { status: 'busy', outcome: 'declined' };
    case 'no-answer':
      return { status: 'no-answer', outcome: 'no-answer' };
    case 'canceled':
      // For the called, a caller who gave up is a missed call.
      return { status: 'canceled', outcome: call.direction === 'inbound' ? 'no-answer' : 'canceled' };
    case 'completed':
      // Talked with nobody: a mailbox took it.
      if (call.direction === 'inbound') return { status: 'no-answer', outcome: 'no-answer' };
      return { status: 'failed', outcome: 'failed' };
    case 'not-found':
    case 'forbidden':
    case 'failed':
    case 'answered-elsewhere':
    case 'redirected':
    case 'merged':
    case 'transferred':
    case 'network':
    case 'shutdown':
      return { status: 'failed', outcome: 'failed' };
  }
}
