import type { CallAudio } from '../audio/index.js';
import type {
  CallEnd,
  Clock,
  LineMeasurement,
  LineState,
  Problem,
  TransportStartOptions,
  VoiceLeg,
} from '@dialora/core';
import { DialoraError } from '@dialora/core';
import { problemOf } from './errors.js';
import type { TwilioLeg } from './leg.js';
import { createTwilioLeg } from './leg.js';
import { measureLine } from './line-check.js';
import type { MediaAccess } from './media.js';
import { createMediaAccess } from './media.js';
import { deviceOptions, guardPageHide } from './private-api.js';
import { register } from './registration.js';
import type { SdkCall, SdkDevice, VoiceSdk } from './sdk.js';
import { createTokenRenewal } from './token-renewal.js';
import { within } from './within.js';

export interface SessionOptions {
  readonly sdk: VoiceSdk;
  readonly token: string;
  readonly start: TransportStartOptions;
  readonly gateway: string | undefined;
  /** Registers for incoming calls; a token that may only call out is refused for that. */
  readonly receiving: boolean;
  readonly publishInsights: boolean;
  readonly tokenRefreshMs: number;
  readonly timeoutMs: number;
  readonly keepCallsOnPageHide: () => boolean;
  readonly audio: CallAudio | undefined;
  readonly clock: Clock;
  /** Told once the session is open, of every change. */
  readonly onLine: (line: LineState) => void;
  readonly onIncoming: (leg: VoiceLeg) => void;
}

/** A registered device of the SDK, from its registration to its end. */
export interface Session {
  readonly hasCalls: boolean;
  connect(options: Parameters<SdkDevice['connect']>[0], signal?: AbortSignal): Promise<VoiceLeg>;
  /** Measures the line with a call to nobody, which no listener is told of. */
  check(signal?: AbortSignal): Promise<LineMeasurement>;
  /** Ends every call, told as `local`, and the registration. */
  close(): void;
}

/** An outage this long, in ms, is called a failure; the SDK goes on trying all the same. */
const outageMs = 20_000;

/** Makes a device and registers it. Rejects with a `DialoraError`, or with the signal's reason. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const { sdk, start, clock } = options;
  const media = createMediaAccess(options.audio);
  const device = new sdk.Device(options.token, deviceOptions({ ...options, media }));
  const legs = new Set<TwilioLeg>();
  /** Devices that carry one call each, because a device of the SDK carries no second one. */
  const apart = new Set<SdkDevice>();
  let token = options.token;
  let state: 'opening' | 'open' | 'closed' = 'opening';
  /** The first device has a call in the making, which the SDK does not call busy yet. */
  let dialling = false;
  let cancelOutage = (): void => undefined;

  const onLine = (line: LineState): void => {
    if (state === 'open') options.onLine(line);
  };
  const tokens = createTokenRenewal({
    getToken: start.getToken,
    clock,
    use(next) {
      token = next;
      for (const each of [device, ...apart]) each.updateToken(next);
    },
    onFailed(problem) {
      if ((device.state as string) !== 'registered') onLine({ state: 'failed', problem });
    },
  });
  const unguard = guardPageHide(device, () => legs.size > 0 && options.keepCallsOnPageHide());

  device.on('registered', () => {
    cancelOutage();
    onLine({ state: 'ready' });
  });
  device.on('unregistered', () => {
    cancelOutage();
    if (state !== 'open') return;
    onLine({ state: 'reconnecting' });
    cancelOutage = clock.after(outageMs, () => onLine({ state: 'failed', problem: problemOf({ code: 53001 }) }));
  });
  device.on('tokenWillExpire', () => tokens.expiring());
  device.on('incoming', (call: SdkCall) => {
    if (state === 'open') options.onIncoming(addLeg(call, 'inbound'));
  });
  device.on('error', (error: unknown) => {
    // An outage is a storm of these, two for each try; the line state says it once. Calls report their own.
    const problem = problemOf(error);
    if (state === 'open' && (problem.kind === 'signed-out' || problem.kind === 'forbidden')) tokens.refused(problem);
  });

  function resumeAudio(): void {
    // Made before the first gesture, the SDK's context may be suspended; a call is a gesture's consequence.
    void sdk.Device.audioContext?.resume().catch(() => undefined);
  }

  interface Place {
    readonly device: SdkDevice;
    readonly media: MediaAccess;
    readonly close: () => void;
  }
  /** A device that is not registered and carries one call. */
  function openApart(): Place {
    const own = createMediaAccess(options.audio);
    const extra = new sdk.Device(token, deviceOptions({ ...options, media: own }));
    // Its call says what goes wrong; without a listener the SDK would throw.
    extra.on('error', () => undefined);
    const release = guardPageHide(extra, () => legs.size > 0 && options.keepCallsOnPageHide());
    apart.add(extra);
    return {
      device: extra,
      media: own,
      close() {
        if (!apart.delete(extra)) return;
        release();
        extra.destroy();
        own.releaseMicrophone();
      },
    };
  }

  function addLeg(call: SdkCall, direction: 'inbound' | 'outbound', place?: Place): TwilioLeg {
    let extra = place;
    const leg = createTwilioLeg({
      call,
      direction,
      media: place?.media ?? media,
      clock,
      onAudioNeeded: resumeAudio,
      acceptApart(ringing) {
        const connectToken = ringing.connectToken;
        if ((!device.isBusy && !dialling) || connectToken === undefined) return undefined;
        const chosen = openApart();
        extra = chosen;
        return chosen.device.connect({ connectToken }).then((accepted) => ({ call: accepted, media: chosen.media }));
      },
      onEnded() {
        legs.delete(leg);
        // In a later turn: the SDK is still in the middle of ending its call.
        if (extra !== undefined) queueMicrotask(extra.close);
        if (legs.size === 0) media.releaseMicrophone();
      },
    });
    legs.add(leg);
    return leg;
  }
  function finishAll(end: CallEnd): void {
    for (const leg of [...legs]) leg.finish(end);
  }
  function close(): void {
    state = 'closed';
    cancelOutage();
    tokens.stop();
    unguard();
    for (const each of [device, ...apart]) each.destroy();
    apart.clear();
    finishAll({ reason: 'local' });
    media.releaseMicrophone();
  }

  try {
    const { signal } = start;
    if (options.receiving)
      await register(device, { clock, timeoutMs: options.timeoutMs, ...(signal === undefined ? {} : { signal }) });
  } catch (error) {
    close();
    throw error;
  }
  state = 'open';

  return {
    get hasCalls() {
      return legs.size > 0;
    },
    async connect(wanted, signal) {
      resumeAudio();
      // The SDK has one call to a device, and forgets those that ring there as soon as it dials, without a word.
      const place = legs.size > 0 || device.isBusy || dialling ? openApart() : undefined;
      if (place === undefined) dialling = true;
      const connecting = (place?.device ?? device).connect(wanted).finally(() => {
        if (place === undefined) dialling = false;
      });
      try {
        const limits = { clock, ms: options.timeoutMs, ...(signal === undefined ? {} : { signal }) };
        return addLeg(await within(connecting, limits), 'outbound', place);
      } catch (error) {
        connecting
          .then(
            (late) => late.disconnect(),
            () => undefined,
          )
          .finally(() => place?.close());
        if (signal?.aborted === true || error instanceof DialoraError) throw error;
        throw new DialoraError(connectProblem(error), { cause: error });
      }
    },
    async check(signal) {
      resumeAudio();
      const place = openApart();
      const limits = { clock, ms: options.timeoutMs, ...(signal === undefined ? {} : { signal }) };
      try {
        const call = await within(place.device.connect({ params: {} }), limits);
        return await measureLine({ call, media: place.media, clock, ...(signal === undefined ? {} : { signal }) });
      } finally {
        // In a later turn: the SDK is still in the middle of ending its call.
        queueMicrotask(place.close);
      }
    },
    close,
  };
}

function connectProblem(error: unknown): Problem {
  if (error instanceof Error && error.name === 'InvalidArgumentError') {
    return { kind: 'not-found', detail: error.message };
  }
  return problemOf(error);
}
