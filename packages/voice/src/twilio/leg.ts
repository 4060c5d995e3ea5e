import type { CallEnd, CallParty, CallQuality, Clock, LegEvent, VoiceLeg } from '@dialora/core';
import { createDigitQueue } from './digit-queue.js';
import { endOf } from './errors.js';
import type { MediaAccess } from './media.js';
import { hasTonesToPlay, whenMediaFlows } from './media.js';
import { signallingPatienceMs } from './private-api.js';
import type { QualitySample } from './quality.js';
import { sameQuality, toQuality } from './quality.js';
import type { SdkCall } from './sdk.js';

export interface TwilioLegOptions {
  readonly call: SdkCall;
  readonly direction: 'inbound' | 'outbound';
  readonly media: MediaAccess;
  readonly clock: Clock;
  /** Before the microphone is opened and audio played. */
  readonly onAudioNeeded: () => void;
  readonly onEnded: () => void;
}

/** A `VoiceLeg`, and a way for the transport to end it when the SDK drops a call without saying so. */
export interface TwilioLeg extends VoiceLeg {
  finish(end: CallEnd): void;
}

/** One call of the SDK, told as facts. No SDK object leaves this file. */
export function createTwilioLeg(options: TwilioLegOptions): TwilioLeg {
  const { call, direction, media, clock } = options;
  const listeners = new Set<(event: LegEvent) => void>();
  let answered = false;
  let lost = false;
  let ended = false;
  let hungUpHere = false;
  let error: unknown;
  let quality: CallQuality | undefined;
  let connection: RTCPeerConnection | undefined;
  let stopWatching = (): void => undefined;

  function tell(event: LegEvent): void {
    // The SDK may go on for a while after a hang-up during an outage; the end is the last that is told.
    if (ended && event.type !== 'ended') return;
    // A copy, because a listener may unsubscribe while it is being told.
    for (const listener of [...listeners]) listener(event);
  }
  const digits = createDigitQueue({
    clock,
    isBlocked: () => lost,
    isPlaying: () => hasTonesToPlay(connection),
    send(run) {
      try {
        call.sendDigits(run);
        return true;
      } catch {
        return false;
      }
    },
    onSent: (sent) => tell({ type: 'digits-sent', digits: sent }),
  });

  function finish(end: CallEnd): void {
    if (ended) return;
    ended = true;
    stopWatching();
    digits.close();
    tell({ type: 'ended', end });
    options.onEnded();
  }
  function conclude(): void {
    if (error !== undefined) finish(withMicrophone(endOf(error)));
    else if (hungUpHere) finish({ reason: answered ? 'local' : 'cancelled' });
    else if (answered) finish({ reason: 'remote' });
    else finish({ reason: direction === 'inbound' ? 'cancelled' : 'no-answer' });
  }
  /** `getUserMedia`'s own error tells denied from missing; the SDK's code only half does. */
  function withMicrophone(end: CallEnd): CallEnd {
    const problem = media.microphoneProblem();
    return end.reason === 'microphone-denied' && problem !== undefined ? { reason: end.reason, problem } : end;
  }

  call.on('ringing', () => tell({ type: 'ringing' }));
  call.on('accept', () => {
    answered = true;
    tell({ type: 'answered' });
    connection = media.latestConnection();
    stopWatching = whenMediaFlows(
      () => connection,
      clock,
      () => tell({ type: 'media-flowing' }),
    );
  });
  call.on('reconnecting', () => {
    if (lost || !answered) return;
    lost = true;
    tell({ type: 'connection-lost' });
  });
  call.on('reconnected', () => {
    if (!lost) return;
    lost = false;
    if (ended) call.disconnect();
    else tell({ type: 'connection-back' });
  });
  call.on('mute', (muted: boolean) => tell({ type: 'muted', muted }));
  call.on('sample', (sample: QualitySample) => {
    const next = toQuality(sample);
    if (next === undefined || sameQuality(quality, next)) return;
    quality = next;
    tell({ type: 'quality', quality: next });
  });
  call.on('reject', () => finish({ reason: 'declined' }));
  call.on('cancel', () => finish({ reason: 'cancelled' }));
  // A refused microphone is reported as `disconnect` first and `error` right after; a busy far end the other way round.
  call.on('disconnect', () => queueMicrotask(conclude));
  call.on('error', (reported: unknown) => {
    error ??= reported;
    queueMicrotask(() => {
      if (isClosed()) conclude();
    });
  });
  // Without signalling a call that nobody answered yet is gone: the SDK closes it, or cannot accept it any more, silently.
  call.on('transportClose', () =>
    queueMicrotask(() => {
      if (answered && !isClosed()) return;
      finish({ reason: 'network', problem: { kind: 'gateway-unreachable', detail: 'Signalling was lost.' } });
    }),
  );

  /**
   * Without signalling the SDK cannot tell the far end, who would listen to nothing for half a minute. So the call is
   * over here at once and silent both ways, and really hung up when signalling is back, or when that takes too long.
   */
  function hangUpOnceBack(): void {
    call.mute(true);
    for (const track of call.getRemoteStream()?.getTracks() ?? []) track.enabled = false;
    const giveUp = clock.after(signallingPatienceMs, () => call.disconnect());
    call.on('disconnect', giveUp);
    finish({ reason: 'local' });
  }

  const isClosed = (): boolean => (call.status() as string) === 'closed';

  return {
    get id() {
      return call.parameters['CallSid'] ?? '';
    },
    direction,
    remote: remoteOf(call),
    parameters: parametersOf(call),
    accept() {
      if (direction === 'inbound' && !ended) {
        options.onAudioNeeded();
        call.accept();
      }
      return Promise.resolve();
    },
    reject() {
      if (direction === 'inbound' && !ended && !answered) call.reject();
    },
    hangUp() {
      if (ended) return;
      hungUpHere = true;
      if (lost) {
        hangUpOnceBack();
        return;
      }
      if (direction === 'inbound' && (call.status() as string) === 'pending') call.reject();
      else call.disconnect();
    },
    setMuted(muted) {
      if (!ended) call.mute(muted);
    },
    sendDigits: (typed) => (answered && !ended ? digits.push(typed) : Promise.resolve('')),
    handover: () => (answered && !ended ? call.connectToken : undefined),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    finish,
  };
}

function remoteOf(call: SdkCall): CallParty {
  const from = call.customParameters.get('From') ?? call.parameters['From'];
  const verified = call.callerInfo?.isVerified;
  return {
    ...(from?.startsWith('+') === true ? { number: from } : {}),
    ...(verified === undefined ? {} : { verified }),
  };
}

function parametersOf(call: SdkCall): Readonly<Record<string, string>> {
  const to = call.parameters['To'];
  return { ...(to === undefined ? {} : { To: to }), ...Object.fromEntries(call.customParameters) };
}
