import {
  createGateway,
  type Gateway,
  type GatewayEvent,
  type GatewayOptions,
  type PlacedCall,
  type Route,
} from '@dialora/voice-gateway';
import type { Database } from '../db/database.js';
import { getCall, getCallLine } from '../records/calls.js';
import type { Log } from '../log.js';
import { createAttendance } from './attendance.js';
import { touchCalls } from './call-log.js';
import type { Chronicler, Telling } from './chronicle.js';
import {
  inChronicle,
  keepRecording,
  keepVoicemail,
  noteAnswered,
  noteDesk,
  noteEnded,
  noteGone,
  noteRinging,
  tellPresence,
} from './chronicle.js';
import type { CallControl } from './control.js';
import { createGatewayControl, mailbox } from './gateway-control.js';
import { gatewayTruth } from './gateway-truth.js';
import { routePlaced } from './gateway-route.js';
import type { VoiceIdentity } from './identity.js';
import { readIdentity } from './identity.js';
import type { FiledCall } from './leg-files.js';
import { createLegFiles } from './leg-files.js';
import { tellingEnd } from './outcome.js';
import type { CallTruth } from './reconcile.js';

export interface VoiceLine {
  readonly gateway: Gateway;
  readonly control: CallControl;
  /** How calls stand that this server had on its line before it died. */
  readonly truth: CallTruth;
  /** Whether a device of the agent is registered, or will be in a moment: see `Attendance`. */
  readonly isThere: (agentId: string) => boolean;
  /** Resolves once everything the gateway has told so far is written down. */
  settled(): Promise<void>;
  /** Ends all calls, writes their ends down, frees every socket. */
  stop(): Promise<void>;
}

export interface VoiceLineOptions {
  readonly db: Database;
  /** The same after a restart, and no other server's. */
  readonly serverId: string;
  /** Shared with whoever mints access tokens. */
  readonly secret: string;
  readonly log: Log;
  readonly now: () => Date;
  readonly createGateway?: (options: GatewayOptions) => Gateway;
}

const stillHereMs = 5_000;
/** How long a call that is over is remembered for what comes late. */
const lateNewsMs = 2_000;

/**
 * Ties the voice gateway to the records: a browser dials the id of a call and nothing else, the record says where it
 * goes, and what happens on the line is written into it, in order.
 */
export function createVoiceLine(options: VoiceLineOptions): VoiceLine {
  const { db, log, now } = options;
  const files = createLegFiles();
  const attendance = createAttendance((agentId) => enqueue(() => tellAgent(agentId)));
  const isThere = (agentId: string): boolean => attendance.isThere(agentId) || gateway.devices(`agent.${agentId}`) > 0;
  const chronicler: Chronicler = { db, now, isThere };
  const write = <T>(accountId: string, run: (telling: Telling) => Promise<T>): Promise<T> =>
    inChronicle(chronicler, accountId, run);
  let writing: Promise<void> = Promise.resolve();

  const gateway = (options.createGateway ?? createGateway)({
    secret: options.secret,
    route: (call) => route(call),
    onEvent: (event) => follow(event),
    onDevices(identity, devices) {
      const who = readIdentity(identity);
      if (who?.kind === 'agent') attendance.heard(who.agentId, devices);
    },
    tellEndReasons: true,
    log: (level, sentence, cause) => {
      if (level === 'error') log.fault(`Voice: ${sentence}`, cause);
    },
  });

  const control = createGatewayControl(gateway, files);

  // While calls live their records are touched, so that after a crash one can tell when they ended.
  const touching = setInterval(() => {
    const ids = files.liveCallIds();
    if (ids.length > 0) enqueue(() => touchCalls(db, ids, now()));
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
    const placed = await routePlaced({ db, serverId: options.serverId, gateway, write }, call);
    if (placed.callId === undefined) return placed.route;
    files.open(call.callSid, { accountId: placed.accountId, callId: placed.callId });
    return placed.route;
  }

  function follow(event: GatewayEvent): void {
    const record = files.of(event.callSid) ?? files.of(event.parentCallSid ?? '');
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
    files.put(event.callSid, record);
    if (event.type === 'initiated') record.legs.add(event.callSid);
    if (event.type === 'ended') record.legs.delete(event.callSid);
    followKnown(event);
  }

  function followKnown(event: GatewayEvent): void {
    const record = files.of(event.callSid);
    if (record === undefined) return;
    const at = new Date(event.at);
    const who = readIdentity(event.identity ?? '');
    switch (event.type) {
      case 'ringing':
        if (event.callSid === record.caller) note(record, (telling, id) => noteRinging(telling, id, at));
        break;
      case 'answered':
        note(record, (telling, id) => answered(telling, id, at, who, event.callSid === record.caller));
        break;
      case 'ended':
        if (event.callSid === record.caller) record.callerEnd = event.reason;
        record.legs.delete(event.callSid);
        if (record.legs.size === 0) {
          // A message that was left is told of right after the end.
          setTimeout(() => files.forget(record), lateNewsMs).unref();
          note(record, (telling, id) => noteEnded(telling, id, tellingEnd(record.callerEnd, event.reason), at));
          return;
        }
        leaves(record, who);
        break;
      case 'recorded':
        note(record, (telling, id) => keepRecording(telling, id, { ...event, startedAt: new Date(event.startedAt) }));
        return;
      case 'voicemail':
        note(record, (telling, id) =>
          keepVoicemail(telling, id, { ...event, startedAt: new Date(event.at - event.durationMs) }),
        );
        return;
      case 'initiated':
        // What is said to the mailbox is a message, and no part of the recorded conversation.
        if (event.script === mailbox.script) gateway.recording.stop(record.caller);
        break;
      case 'held':
      case 'recording':
        break;
      case 'digits':
      case 'media':
      case 'moved':
      case 'message':
        return;
    }
    note(record, (telling, id) => refresh(telling, id, record.caller));
  }

  /** The leg of an agent is gone. A call that is still talked on has to be somebody's. */
  function leaves(record: FiledCall, who: VoiceIdentity | undefined): void {
    if (who?.kind !== 'agent') return;
    const talking = gateway
      .calls()
      .filter((leg) => leg.phase === 'answered' && files.of(leg.callSid) === record)
      .map((leg) => readIdentity(leg.identity ?? ''));
    const agents = talking.flatMap((one) => (one?.kind === 'agent' ? [one.agentId] : []));
    if (talking.length < 2 || agents.includes(who.agentId)) return;
    note(record, (telling, id) => noteGone(telling, id, who.agentId, agents[0]));
  }

  /** Who talks: an incoming call is answered by an agent and by nobody else, whatever mailbox picked up. */
  async function answered(
    telling: Telling,
    callId: string,
    at: Date,
    who: VoiceIdentity | undefined,
    isCaller: boolean,
  ): Promise<void> {
    const call = await getCall(telling.tx, callId);
    if (call === undefined) return;
    if (who?.kind !== 'agent' || isCaller) {
      if (call.direction === 'outbound') await noteAnswered(telling, callId, at, undefined);
      return;
    }
    const isAsked = (await getCallLine(telling.tx, callId))?.toAgentId !== null;
    const stays = gateway
      .calls()
      .some((leg) => leg.identity === `agent.${call.agent_id}` && files.of(leg.callSid)?.callId === callId);
    const isBack = who.agentId === call.agent_id;
    const keeps = isAsked || (stays && !isBack && call.answered_at !== undefined);
    await noteAnswered(telling, callId, at, keeps ? undefined : who.agentId);
  }

  async function refresh(telling: Telling, callId: string, carrierId: string): Promise<void> {
    const call = await getCall(telling.tx, callId);
    if (call?.answered_at === undefined || call.ended_at !== undefined) return;
    await noteDesk(telling, call, await control.state({ callId, carrierId, agentId: call.agent_id }));
  }

  async function tellAgent(agentId: string): Promise<void> {
    const { rows } = await db.anonymous((tx) =>
      tx.query<{ id: string | null }>('select find_agent_account($1) as id', [agentId]),
    );
    const accountId = rows[0]?.id ?? undefined;
    if (accountId !== undefined) await write(accountId, (telling) => tellPresence(telling, agentId));
  }

  function note(record: FiledCall, run: (telling: Telling, callId: string) => Promise<void>): void {
    enqueue(() => write(record.accountId, (telling) => run(telling, record.callId)));
  }

  return {
    gateway,
    control,
    truth: gatewayTruth({ db, serverId: options.serverId, gateway, write }),
    isThere,
    settled: () => writing,
    async stop() {
      clearInterval(touching);
      await gateway.stop();
      attendance.stop();
      await writing;
    },
  };
}
