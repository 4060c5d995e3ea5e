import type {
  Clock,
  LineState,
  Problem,
  TransportEvent,
  TransportStartOptions,
  VoiceLeg,
  VoiceTransport,
} from '@dialora/core';
import { DialoraError, systemClock, toProblem } from '@dialora/core';
import { problemOf } from './errors.js';
import type { TwilioLeg } from './leg.js';
import { createTwilioLeg } from './leg.js';
import { allowLocalGateway } from './local-websocket.js';
import type { MediaAccess } from './media.js';
import { createMediaAccess } from './media.js';
import { deviceOptions, guardPageHide } from './private-api.js';
import { register } from './registration.js';
import type { SdkCall, SdkDevice } from './sdk.js';
import { loadSdk } from './sdk.js';
import { createTokenRenewal } from './token-renewal.js';
import { within } from './within.js';

export interface TwilioTransportOptions {
  /** `host:port` of a local gateway instead of Twilio; on this machine it is spoken to without TLS. */
  readonly gateway?: string | undefined;
  /** Sends call events to Twilio Insights (`eventgw.twilio.com`). Off unless the account asks for it. */
  readonly publishInsights?: boolean;
  /** How long `start` and `dial` wait for the carrier, in ms. */
  readonly timeoutMs?: number;
  /** How long before its expiry the token is renewed, in ms. */
  readonly tokenRefreshMs?: number;
  /** Asked when the page goes away: true leaves calls up for another page to take over. They are hung up by default. */
  readonly keepCallsOnPageHide?: () => boolean;
  readonly clock?: Clock;
  /** Told of each thing that went wrong on the line, once per outage, for a log. */
  readonly onProblem?: (problem: Problem) => void;
}

export interface TwilioTransport extends VoiceTransport {
  /** Loads the SDK ahead of its use, as when a take-over is likely. */
  prepare(): Promise<void>;
}

/** An outage this long, in ms, is called a failure; the SDK goes on trying all the same. */
const outageMs = 20_000;

/** A line of Twilio's Voice SDK, against Twilio or a local gateway. The SDK is loaded by the first `start`. */
export function createTwilioTransport(options: TwilioTransportOptions = {}): TwilioTransport {
  const { gateway, timeoutMs = 8_000 } = options;
  const clock = options.clock ?? systemClock;
  const listeners = new Set<(event: TransportEvent) => void>();
  const legs = new Set<TwilioLeg>();
  let line: LineState = { state: 'off' };
  let media: MediaAccess | undefined;
  let session: Session | undefined;
  let starting: Promise<void> | undefined;
  if (gateway !== undefined) allowLocalGateway(gateway);

  interface Session {
    readonly device: SdkDevice;
    readonly resumeAudio: () => void;
    close(): void;
  }

  function tell(event: TransportEvent): void {
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
    try {
      if (typeof RTCPeerConnection === 'undefined') throw new DialoraError({ kind: 'unsupported-browser' });
      const [sdk, token] = await Promise.all([
        loadSdk(),
        start.getToken(start.signal === undefined ? {} : { signal: start.signal }),
      ]);
      start.signal?.throwIfAborted();
      const device = new sdk.Device(
        token,
        deviceOptions({
          gateway,
          publishInsights: options.publishInsights ?? false,
          tokenRefreshMs: options.tokenRefreshMs ?? 30_000,
          media: (media ??= createMediaAccess()),
        }),
      );
      const opened = follow(device, start);
      try {
        await register(device, { clock, timeoutMs, ...(start.signal === undefined ? {} : { signal: start.signal }) });
      } catch (error) {
        opened.close();
        throw error;
      }
      session = { ...opened, resumeAudio: () => void sdk.Device.audioContext?.resume().catch(() => undefined) };
      setLine({ state: 'ready' });
    } catch (error) {
      if (start.signal?.aborted === true) setLine({ state: 'off' });
      else setLine({ state: 'failed', problem: toProblem(error) });
      throw error instanceof DialoraError || start.signal?.aborted === true
        ? error
        : new DialoraError(toProblem(error), { cause: error });
    }
  }

  /** Listens to a device for the rest of its life. */
  function follow(device: SdkDevice, start: TransportStartOptions): Omit<Session, 'resumeAudio'> {
    let cancelOutage = (): void => undefined;
    let closed = false;
    const isUp = (): boolean => session?.device === device && !closed;
    const tokens = createTokenRenewal({
      getToken: start.getToken,
      clock,
      use: (token) => device.updateToken(token),
      onFailed(problem) {
        if (isUp() && (device.state as string) !== 'registered') setLine({ state: 'failed', problem });
      },
    });
    const unguard = guardPageHide(device, () => legs.size > 0 && (options.keepCallsOnPageHide?.() ?? false));

    device.on('registered', () => {
      cancelOutage();
      if (isUp()) setLine({ state: 'ready' });
    });
    device.on('unregistered', () => {
      if (!isUp()) return;
      setLine({ state: 'reconnecting' });
      cancelOutage();
      cancelOutage = clock.after(outageMs, () => setLine({ state: 'failed', problem: problemOf({ code: 53001 }) }));
    });
    device.on('tokenWillExpire', () => tokens.expiring());
    device.on('incoming', (call: SdkCall) => {
      if (isUp()) tell({ type: 'incoming', leg: addLeg(call, 'inbound') });
    });
    device.on('error', (error: unknown) => {
      // An outage is a storm of these, two for each try; the line state says it once. Calls report their own.
      const problem = problemOf(error);
      if (isUp() && (problem.kind === 'signed-out' || problem.kind === 'forbidden')) tokens.refused(problem);
    });

    return {
      device,
      close() {
        closed = true;
        cancelOutage();
        tokens.stop();
        unguard();
        device.destroy();
      },
    };
  }

  function addLeg(call: SdkCall, direction: 'inbound' | 'outbound'): TwilioLeg {
    const access = (media ??= createMediaAccess());
    const leg = createTwilioLeg({
      call,
      direction,
      media: access,
      clock,
      onAudioNeeded: () => session?.resumeAudio(),
      onEnded() {
        legs.delete(leg);
        if (legs.size === 0) access.releaseMicrophone();
      },
    });
    legs.add(leg);
    return leg;
  }

  async function connect(
    connectOptions: Parameters<SdkDevice['connect']>[0],
    signal: AbortSignal | undefined,
  ): Promise<VoiceLeg> {
    signal?.throwIfAborted();
    if (session === undefined) {
      throw new DialoraError(
        line.state === 'failed' ? line.problem : { kind: 'gateway-unreachable', detail: 'Not started.' },
      );
    }
    const { device } = session;
    if (device.isBusy) throw new DialoraError({ kind: 'conflict', code: 'call_in_progress' });
    session.resumeAudio();
    // The SDK forgets calls that ring here as soon as it dials, without a word.
    for (const leg of [...legs]) leg.finish({ reason: 'no-answer' });
    const connecting = device.connect(connectOptions);
    try {
      const call = await within(connecting, { clock, ms: timeoutMs, ...(signal === undefined ? {} : { signal }) });
      return addLeg(call, 'outbound');
    } catch (error) {
      connecting.then(
        (late) => late.disconnect(),
        () => undefined,
      );
      if (signal?.aborted === true || error instanceof DialoraError) throw error;
      throw new DialoraError(connectProblem(error), { cause: error });
    }
  }

  return {
    get line() {
      return line;
    },
    start(start) {
      if (session !== undefined && line.state !== 'failed') return Promise.resolve();
      starting ??= restart(start).finally(() => {
        starting = undefined;
      });
      return starting;
    },
    stop() {
      session?.close();
      session = undefined;
      for (const leg of [...legs]) leg.finish({ reason: 'local' });
      media?.releaseMicrophone();
      setLine({ state: 'off' });
      return Promise.resolve();
    },
    dial: (callId, given) => connect({ params: { call_id: callId } }, given?.signal),
    resume: (handover, given) => connect({ connectToken: handover }, given?.signal),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async prepare() {
      await loadSdk();
    },
  };

  /** A line that failed is begun anew, unless calls are still up on it: those are left to come back by themselves. */
  function restart(start: TransportStartOptions): Promise<void> {
    if (legs.size > 0) {
      return Promise.reject(new DialoraError(line.state === 'failed' ? line.problem : { kind: 'gateway-unreachable' }));
    }
    session?.close();
    session = undefined;
    return begin(start);
  }
}

function connectProblem(error: unknown): Problem {
  if (error instanceof Error && error.name === 'InvalidArgumentError') {
    return { kind: 'not-found', detail: error.message };
  }
  return problemOf(error);
}
