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
import { claimCall, getCall, getCallLine, setAnswered, setRinging } from '../records/calls.js';
import type { Log } from '../log.js';
import { logEnd, logStart } from './call-log.js';
import { handsetIdentity, readIdentity } from './identity.js';
import { placeIncoming } from './incoming.js';

export interface VoiceLine {
  readonly gateway: Gateway;
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

/** Which record a carrier's call belongs to. */
interface Known {
  readonly accountId: string;
  readonly callId: string;
}

/**
 * Ties the voice gateway to the records: a browser dials the id of a call and nothing else, the record says where it
 * goes, and what happens on the line is written into it, in order.
 */
export function createVoiceLine(options: VoiceLineOptions): VoiceLine {
  const { db, log, now } = options;
  const known = new Map<string, Known>();
  let writing: Promise<void> = Promise.resolve();

  const gateway = (options.createGateway ?? createGateway)({
    secret: options.secret,
    route: (call) => route(call),
    onEvent: (event) => follow(event),
    log: (level, sentence, cause) => {
      if (level === 'error') log.fault(`Voice: ${sentence}`, cause);
    },
  });

  // While calls live their records are touched, so that after a crash one can tell when they ended.
  const touching = setInterval(() => {
    const ids = [...known.values()].map((one) => one.callId);
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
    known.set(call.callSid, { accountId, callId: placed.callId });
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
      const present = identities.filter((identity) => gateway.devices(identity) > 0);
      return present.length === 0
        ? { kind: 'reject', reason: 'no-answer' }
        : { kind: 'ring', identities: present, ...ends };
    }
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
    const sid = event.parentCallSid ?? event.callSid;
    // The caller's leg tells how the call stands; of the others only who answered matters.
    if (event.parentCallSid === undefined) {
      if (event.type === 'ringing') enqueue(() => change(sid, (tx, id) => setRinging(tx, id, new Date(event.at))));
      if (event.type === 'answered') {
        enqueue(() => change(sid, (tx, id) => setAnswered(tx, id, new Date(event.at), undefined)));
      }
      if (event.type === 'ended') enqueue(() => end(sid, event.reason, new Date(event.at)));
    } else if (event.type === 'answered') {
      const who = readIdentity(event.identity ?? '');
      if (who?.kind === 'agent') {
        enqueue(() => change(sid, (tx, id) => setAnswered(tx, id, new Date(event.at), who.agentId)));
      }
    }
  }

  async function change(
    sid: string,
    apply: (tx: Queryable, callId: string) => Promise<WireBrowserCall | undefined>,
  ): Promise<void> {
    const record = known.get(sid);
    if (record === undefined) return;
    await write(record.accountId, async (tx, emit) => {
      const call = await apply(tx, record.callId);
      if (call !== undefined) emit({ event: 'call.updated', data: call });
    });
  }

  async function end(sid: string, reason: EndReason, at: Date): Promise<void> {
    const record = known.get(sid);
    if (record === undefined) return;
    known.delete(sid);
    await write(record.accountId, async (tx, emit) => {
      const call = await getCall(tx, record.callId);
      if (call !== undefined) await logEnd(tx, record.callId, { ...endOf(reason, call), at }, emit);
    });
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
