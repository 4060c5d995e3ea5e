import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { Peers } from '../media/peers.js';
import { findScript } from '../scripts/index.js';
import type { Script } from '../scripts/script.js';
import type { Registry } from '../signalling/registry.js';
import type { Session } from '../signalling/session.js';
import { createSid } from '../sid.js';
import type { ActiveCall } from './call.js';
import { createCalleeLeg } from './callee-leg.js';
import type { BrowserLeg } from './leg.js';
import type { ScriptLeg } from './script-leg.js';
import { createScriptLeg } from './script-leg.js';
import type { LegInfo, RingRoute, ScriptRoute } from './types.js';

export interface FarEndsOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly registry: Registry;
  readonly peers: Peers;
  readonly noAnswerMs: number;
  readonly graceMs: (session: Session) => number;
  readonly tellEndReasons: boolean;
  /** Makes a leg known to the call and to the messages of its browser. */
  readonly addBrowserLeg: (call: ActiveCall, leg: BrowserLeg) => void;
}

/** Turns routes into legs that ring. */
export interface FarEnds {
  /** Rings the far ends of a route and returns the sids of the new legs. */
  ring(call: ActiveCall, parentCallSid: string, route: RingRoute | ScriptRoute): readonly string[];
  /** Nobody answered an attempt that had somewhere else to go. */
  fallBack(call: ActiveCall, attempt: number): void;
  /** `undefined` when there is no such script. */
  addScript(call: ActiveCall, info: LegInfo, wanted: string | Script): ScriptLeg | undefined;
}

export function createFarEnds(options: FarEndsOptions): FarEnds {
  const { clock, log, registry, peers, graceMs, addBrowserLeg } = options;
  let attempts = 0;
  /** Where an attempt goes on when nobody answers, by call. */
  const fallbacks = new WeakMap<
    ActiveCall,
    Map<number, { readonly parent: string; readonly route: RingRoute | ScriptRoute }>
  >();

  function keepFallback(call: ActiveCall, attempt: number, parent: string, route: RingRoute | ScriptRoute): void {
    const kept =
      fallbacks.get(call) ?? new Map<number, { readonly parent: string; readonly route: RingRoute | ScriptRoute }>();
    fallbacks.set(call, kept.set(attempt, { parent, route }));
  }

  /** Rings the far ends of a route and returns the sids of the new legs. */
  function ring(call: ActiveCall, parentCallSid: string, route: RingRoute | ScriptRoute): readonly string[] {
    const { otherwise } = route;
    if (route.kind === 'ring' && route.identities.length === 0 && otherwise !== undefined) {
      return ring(call, parentCallSid, otherwise);
    }
    const attempt = (attempts += 1);
    const fallback = otherwise !== undefined;
    if (fallback) keepFallback(call, attempt, parentCallSid, otherwise);
    const begin = (sids: readonly string[]): void =>
      call.dispatch({ type: 'attempt', attempt, sids, noAnswerMs: route.timeoutMs ?? options.noAnswerMs, fallback });
    const parent = call.leg(parentCallSid)?.info;
    if (route.kind === 'script') {
      const info = {
        callSid: createSid('CA'),
        parentCallSid,
        direction: 'to-script' as const,
        from: route.from ?? parent?.from ?? '',
        to: route.to ?? parent?.to ?? '',
        parameters: route.parameters ?? parent?.parameters ?? {},
      };
      const leg = addScript(call, info, route.script);
      if (leg === undefined) {
        call.dispatch({ type: 'refused', reason: 'failed' });
        return [];
      }
      begin([info.callSid]);
      leg.start();
      return [info.callSid];
    }
    const rung = [...new Set(route.identities)].map((identity) => ({ identity, callSid: createSid('CA') }));
    const ready = rung.map(({ identity, callSid }) => prepareCallee(call, parentCallSid, callSid, identity, route));
    begin(rung.map(({ callSid }) => callSid));
    for (const start of ready) start();
    if (rung.length === 0) call.dispatch({ type: 'refused', reason: 'not-found' });
    return rung.map(({ callSid }) => callSid);
  }

  /** The leg is made at once, so that the machine's facts have somebody to be about; ringing starts after it knows it. */
  function prepareCallee(call: ActiveCall, parentCallSid: string, callSid: string, identity: string, route: RingRoute) {
    const sessions = registry.devicesOf(identity);
    const info: LegInfo = {
      callSid,
      parentCallSid,
      direction: 'to-client',
      identity,
      from: route.from,
      to: route.to ?? `client:${identity}`,
      parameters: route.parameters ?? {},
    };
    const leg = createCalleeLeg({
      info,
      sessions,
      verified: route.verified ?? false,
      events: call.eventsOf(callSid),
      peers,
      graceMs,
      log,
      tellEndReasons: options.tellEndReasons,
    });
    addBrowserLeg(call, leg);
    return (): void => {
      if (sessions.length === 0) call.dispatch({ type: 'failed', sid: callSid, reason: 'not-found' });
    };
  }

  function addScript(call: ActiveCall, info: LegInfo, wanted: string | Script) {
    const script = typeof wanted === 'string' ? findScript(wanted) : wanted;
    if (script === undefined) {
      log('error', 'There is no such script.', { wanted });
      return undefined;
    }
    const leg = createScriptLeg({
      info: { ...info, script: script.name },
      script,
      events: call.eventsOf(info.callSid),
      clock,
      log,
    });
    call.addLeg(leg);
    return leg;
  }

  function fallBack(call: ActiveCall, attempt: number): void {
    const next = fallbacks.get(call)?.get(attempt);
    if (next !== undefined) ring(call, next.parent, next.route);
  }

  return { ring, fallBack, addScript };
}
