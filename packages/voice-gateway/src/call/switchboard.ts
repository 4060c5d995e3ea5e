import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { Pacer } from '../media/pacer.js';
import type { Peers } from '../media/peers.js';
import type { Script } from '../scripts/script.js';
import type { ClientPayload } from '../signalling/messages.js';
import { parseParameters } from '../signalling/messages.js';
import type { Registry } from '../signalling/registry.js';
import type { CallMessage, Session } from '../signalling/session.js';
import { createSid } from '../sid.js';
import { bridgeCalls, isBridge } from './bridge.js';
import type { ActiveCall } from './call.js';
import { createActiveCall } from './call.js';
import { createCallerLeg } from './caller-leg.js';
import { isPending } from './draft.js';
import { createFarEnds } from './far-ends.js';
import type { BrowserLeg, Leg } from './leg.js';
import { staleReconnect } from './reason.js';
import type { CallSnapshot, GatewayEvent, LegInfo, PlacedCall, RingRoute, Route, Router } from './types.js';

export interface SwitchboardOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly pacer: Pacer;
  readonly registry: Registry;
  readonly route: Router;
  readonly emit: (event: GatewayEvent) => void;
  readonly noAnswerMs: number;
  readonly graceMs: number;
  readonly earlyMedia: boolean;
  readonly peers: Peers;
  /** Says in a message why a leg ends where the protocol cannot. */
  readonly tellEndReasons: boolean;
}

export interface DialOptions extends Omit<RingRoute, 'kind'> {
  /** Who is at the other end; a talking person when absent. */
  readonly script?: string | Script;
}

/** All calls: which leg a message is for, and what a route becomes. */
export interface Switchboard {
  onMessage(session: Session, message: CallMessage): void;
  onClosed(session: Session): void;
  onRegistered(session: Session): void;
  /** Rings identities for a scripted caller; resolves with the caller's own sid and those of the rung legs. */
  dial(options: DialOptions): { readonly callSid: string; readonly rung: readonly string[] };
  /** Rings somebody else into the call that `callSid` belongs to. */
  addParty(callSid: string, route: Exclude<Route, { kind: 'reject' }>): readonly string[];
  /** Sends a caller whom nobody answered yet somewhere else; what rings for it stops. False when nothing rings. */
  redirect(callSid: string, route: Exclude<Route, { kind: 'reject' }>): boolean;
  /** Joins two calls into one conversation; false when they are one already or one of them is not live. */
  merge(callSid: string, otherSid: string): boolean;
  /** Everybody in the conversation of a leg, over all bridges. */
  conversation(callSid: string): readonly CallSnapshot[];
  find(callSid: string): { readonly call: ActiveCall; readonly leg: Leg } | undefined;
  readonly size: number;
  snapshots(): readonly CallSnapshot[];
  endAll(): void;
}

/** The `maxCallSignalingTimeoutMs` of a client is believed up to this, as Twilio does. */
const maximumGraceMs = 30_000;

export function createSwitchboard(options: SwitchboardOptions): Switchboard {
  const { log } = options;
  const calls = new Set<ActiveCall>();
  const browserLegs = new Map<string, { readonly call: ActiveCall; readonly leg: BrowserLeg }>();

  const graceMs = (session: Session): number =>
    Math.min(maximumGraceMs, Math.max(options.graceMs, session.reconnectTimeoutMs));

  const farEnds = createFarEnds({ ...options, graceMs, addBrowserLeg });

  function newActiveCall(): ActiveCall {
    const call = createActiveCall({
      ...options,
      onFallBack: (attempt) => farEnds.fallBack(call, attempt),
      onOver() {
        calls.delete(call);
        for (const [sid, entry] of browserLegs) if (entry.call === call) browserLegs.delete(sid);
      },
    });
    calls.add(call);
    return call;
  }

  function addBrowserLeg(call: ActiveCall, leg: BrowserLeg, alias?: string): void {
    call.addLeg(leg);
    const entry = { call, leg };
    browserLegs.set(leg.info.callSid, entry);
    if (alias !== undefined) browserLegs.set(alias, entry);
  }

  function place(session: Session, payload: ClientPayload<'invite'>): void {
    const temporarySid = payload.callsid;
    if (!session.mayDial || session.identity === undefined) {
      const error = { code: 31201, message: 'The access token does not allow outgoing calls.' };
      session.send({ type: 'hangup', payload: { callsid: temporarySid, error } });
      return;
    }
    const placed: PlacedCall = {
      callSid: createSid('CA'),
      temporarySid,
      identity: session.identity,
      parameters: parseParameters(payload.twilio?.params),
    };
    const call = newActiveCall();
    const leg = createCallerLeg({
      info: {
        callSid: placed.callSid,
        direction: 'from-client',
        identity: placed.identity,
        from: `client:${placed.identity}`,
        to: placed.parameters['To'] ?? '',
        parameters: placed.parameters,
      },
      session,
      temporarySid,
      offer: payload.sdp,
      earlyMedia: options.earlyMedia,
      events: call.eventsOf(placed.callSid),
      peers: options.peers,
      graceMs,
      log,
      tellEndReasons: options.tellEndReasons,
    });
    addBrowserLeg(call, leg, temporarySid);
    call.dispatch({ type: 'caller-joined', sid: placed.callSid });
    void routeCall(call, placed);
  }

  async function routeCall(call: ActiveCall, placed: PlacedCall): Promise<void> {
    let route: Route;
    try {
      route = await options.route(placed);
    } catch (error) {
      log('error', 'The route of a call could not be found.', error);
      route = { kind: 'reject', reason: 'failed' };
    }
    if (call.state.ended) return;
    if (route.kind === 'reject') call.dispatch({ type: 'refused', reason: route.reason });
    else farEnds.ring(call, placed.callSid, route);
  }

  function comeBack(session: Session, token: string, payload: ClientPayload<'invite'>): void {
    const entry = browserLegs.get(payload.callsid);
    if (entry === undefined || !entry.leg.acceptsToken(token) || entry.leg.info.identity !== session.identity) {
      session.send({ type: 'hangup', payload: { callsid: payload.callsid, error: staleReconnect } });
      return;
    }
    entry.leg.resume(session, payload.sdp);
  }

  function find(callSid: string) {
    for (const call of calls) {
      const leg = call.leg(callSid);
      if (leg !== undefined) return { call, leg };
    }
    return undefined;
  }

  /** The calls that a call hears, itself first. */
  function reach(call: ActiveCall, seen = new Set<ActiveCall>()): ReadonlySet<ActiveCall> {
    if (seen.has(call)) return seen;
    seen.add(call);
    for (const leg of call.liveLegs()) if (isBridge(leg)) reach(leg.beyond.call, seen);
    return seen;
  }

  return {
    onMessage(session, message) {
      if (message.type === 'invite') {
        const { reconnect } = message.payload;
        if (reconnect === undefined) place(session, message.payload);
        else comeBack(session, reconnect, message.payload);
        return;
      }
      const { callsid } = message.payload;
      const entry = browserLegs.get(callsid);
      if (entry?.leg.ownedBy(session) === true) {
        entry.leg.receive(session, message);
      } else if (message.type === 'answer') {
        // It answered a call that is over or that somebody else has; without this its page would think it talks.
        session.send({ type: 'hangup', payload: { callsid } });
      }
    },
    onClosed(session) {
      for (const { leg } of new Set(browserLegs.values())) leg.sessionClosed(session);
    },
    onRegistered(session) {
      for (const { call, leg } of new Set(browserLegs.values())) {
        const phase = call.state.legs.find(({ sid }) => sid === leg.info.callSid)?.phase;
        if (leg.info.identity === session.identity && (phase === 'initiated' || phase === 'ringing')) {
          leg.deviceRegistered(session);
        }
      }
    },
    dial(wanted) {
      const { script = 'talk', ...route } = wanted;
      if (wanted.identities.length === 0) throw new RangeError('dial needs at least one identity to ring.');
      const call = newActiveCall();
      const callSid = createSid('CA');
      const info: LegInfo = {
        callSid,
        direction: 'from-script',
        from: wanted.from,
        to: wanted.to ?? wanted.identities.map((identity) => `client:${identity}`).join(' '),
        parameters: wanted.parameters ?? {},
      };
      const leg = farEnds.addScript(call, info, script);
      if (leg === undefined) {
        calls.delete(call);
        throw new RangeError(`There is no script "${typeof script === 'string' ? script : script.name}".`);
      }
      call.dispatch({ type: 'caller-joined', sid: callSid, answered: true });
      leg.start();
      return { callSid, rung: farEnds.ring(call, callSid, { kind: 'ring', ...route }) };
    },
    addParty(callSid, route) {
      const found = find(callSid);
      return found === undefined ? [] : farEnds.ring(found.call, callSid, route);
    },
    redirect(callSid, route) {
      const call = find(callSid)?.call;
      const ringing = call?.state.legs.filter((leg) => leg.role === 'callee' && isPending(leg)) ?? [];
      if (call === undefined || ringing.length === 0) return false;
      farEnds.ring(call, callSid, route);
      call.dispatch({ type: 'dropped', sids: ringing.map(({ sid }) => sid), reason: 'redirected' });
      return true;
    },
    merge(callSid, otherSid) {
      const call = find(callSid)?.call;
      const other = find(otherSid)?.call;
      if (call === undefined || other === undefined || reach(call).has(other)) return false;
      bridgeCalls(call, other);
      return true;
    },
    conversation(callSid) {
      const call = find(callSid)?.call;
      return call === undefined ? [] : [...reach(call)].flatMap((each) => each.snapshots());
    },
    find,
    get size() {
      return calls.size;
    },
    snapshots: () => [...calls].flatMap((call) => call.snapshots()),
    endAll() {
      for (const call of [...calls]) call.dispatch({ type: 'end', reason: 'shutdown' });
    },
  };
}
