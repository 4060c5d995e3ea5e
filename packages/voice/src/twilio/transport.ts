import type {
  Clock,
  LineMeasurement,
  LineState,
  Problem,
  TransportEvent,
  TransportStartOptions,
  VoiceLeg,
  VoiceTransport,
} from '@dialora/core';
import { DialoraError, systemClock, toProblem } from '@dialora/core';
import type { CallAudio } from '../audio/index.js';
import { allowLocalGateway } from './local-websocket.js';
import { loadSdk } from './sdk.js';
import type { Session } from './session.js';

export interface TwilioTransportOptions {
  /** `host:port` of a local gateway instead of Twilio; on this machine it is spoken to without TLS. */
  readonly gateway?: string | undefined;
  /** False for a person who only calls out, as a visitor of a page does: nothing is registered. True by default. */
  readonly receiving?: boolean;
  /** Sends call events to Twilio Insights (`eventgw.twilio.com`). Off unless the account asks for it. */
  readonly publishInsights?: boolean;
  /** How long `start` and `dial` wait for the carrier, in ms. */
  readonly timeoutMs?: number;
  /** How long before its expiry the token is renewed, in ms. */
  readonly tokenRefreshMs?: number;
  /** Asked when the page goes away: true leaves calls up for another page to take over. They are hung up by default. */
  readonly keepCallsOnPageHide?: () => boolean;
  /** The devices that calls use; the system's own without it. */
  readonly audio?: CallAudio;
  readonly clock?: Clock;
  /** Told of each thing that went wrong on the line, once per outage, for a log. */
  readonly onProblem?: (problem: Problem) => void;
}

export interface TwilioTransport extends VoiceTransport {
  check(options?: { readonly signal?: AbortSignal }): Promise<LineMeasurement>;
  /** Loads the SDK ahead of its use, as when a take-over is likely. */
  prepare(): Promise<void>;
}

/** Everything about the SDK, and the SDK itself, comes with the first start: a page that never calls pays for neither. */
function load() {
  return Promise.all([import('./session.js'), loadSdk()]);
}

/** A line of Twilio's Voice SDK, against Twilio or a local gateway. */
export function createTwilioTransport(options: TwilioTransportOptions = {}): TwilioTransport {
  const { gateway } = options;
  const clock = options.clock ?? systemClock;
  const listeners = new Set<(event: TransportEvent) => void>();
  let line: LineState = { state: 'off' };
  let session: Session | undefined;
  let starting: Promise<void> | undefined;
  let stopping = new AbortController();
  if (gateway !== undefined) allowLocalGateway(gateway);

  function tell(event: TransportEvent): void {
    // A copy, because a listener may unsubscribe while it is being told.
    for (const listener of [...listeners]) listener(event);
  }
  function setLine(next: LineState): void {
    if (next.state === line.state && next.state !== 'failed') return;
    line = next;
    if (next.state === 'failed') options.onProblem?.(next.problem);
    tell({ type: 'line', line: next });
  }

  async function begin(start: TransportStartOptions): Promise<void> {
    setLine({ state: 'connecting' });
    const { signal } = start;
    try {
      if (typeof RTCPeerConnection === 'undefined') throw new DialoraError({ kind: 'unsupported-browser' });
      const [[{ openSession }, sdk], token] = await Promise.all([
        load(),
        start.getToken(signal === undefined ? {} : { signal }),
      ]);
      signal?.throwIfAborted();
      session = await openSession({
        sdk,
        token,
        start,
        gateway,
        receiving: options.receiving ?? true,
        publishInsights: options.publishInsights ?? false,
        tokenRefreshMs: options.tokenRefreshMs ?? 30_000,
        timeoutMs: options.timeoutMs ?? 8_000,
        keepCallsOnPageHide: options.keepCallsOnPageHide ?? (() => false),
        audio: options.audio,
        clock,
        onLine: setLine,
        onIncoming: (leg) => tell({ type: 'incoming', leg }),
      });
      setLine({ state: 'ready' });
    } catch (error) {
      if (signal?.aborted === true) {
        setLine({ state: 'off' });
        throw error;
      }
      const problem = toProblem(error);
      setLine({ state: 'failed', problem });
      throw error instanceof DialoraError ? error : new DialoraError(problem, { cause: error });
    }
  }

  /** A line that failed is begun anew, unless calls are still up on it: those are left to come back by themselves. */
  async function restart(start: TransportStartOptions): Promise<void> {
    if (session?.hasCalls === true) throw new DialoraError(lineProblem());
    session?.close();
    session = undefined;
    await begin(start);
  }

  async function connect(wanted: Parameters<Session['connect']>[0], signal?: AbortSignal): Promise<VoiceLeg> {
    signal?.throwIfAborted();
    if (session === undefined) throw new DialoraError(lineProblem());
    return session.connect(wanted, signal);
  }

  function stoppable(start: TransportStartOptions): TransportStartOptions {
    const { signal } = start;
    return { ...start, signal: signal === undefined ? stopping.signal : AbortSignal.any([signal, stopping.signal]) };
  }

  const lineProblem = (): Problem =>
    line.state === 'failed' ? line.problem : { kind: 'gateway-unreachable', detail: `The line is ${line.state}.` };

  return {
    get line() {
      return line;
    },
    start(start) {
      if (session !== undefined && line.state !== 'failed') return Promise.resolve();
      starting ??= restart(stoppable(start)).finally(() => {
        starting = undefined;
      });
      return starting;
    },
    async stop() {
      // A start that is under way ends first, so that its device does not outlive the line.
      stopping.abort();
      await starting?.catch(() => undefined);
      stopping = new AbortController();
      session?.close();
      session = undefined;
      setLine({ state: 'off' });
    },
    dial: (callId, given) => connect({ params: { call_id: callId } }, given?.signal),
    resume: (handover, given) => connect({ connectToken: handover }, given?.signal),
    async check(given) {
      given?.signal?.throwIfAborted();
      if (session === undefined) throw new DialoraError(lineProblem());
      return session.check(given?.signal);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async prepare() {
      await load();
    },
  };
}
