import type { CallEnd, CallEndReason, CallQuality, Clock, LegEvent, VoiceLeg } from '@dialora/core';
import { createDigitQueue } from './digit-queue.js';
import { endOf, problemOf } from './errors.js';
import { endReasonMessage, parametersOf, readEndReason, remoteOf } from './leg-facts.js';
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
  /** Accepts an incoming call on a device of its own, because this one talks already; undefined when it can be accepted here. */
  readonly acceptApart?: (call: SdkCall) => Promise<ApartCall> | undefined;
}

/** The same call on another device. */
export interface ApartCall {
  readonly call: SdkCall;
  readonly media: MediaAccess;
}

/** A `VoiceLeg`, and a way for the transport to end it when the SDK drops a call without saying so. */
export interface TwilioLeg extends VoiceLeg {
  finish(end: CallEnd): void;
}

/** One call of the SDK, told as facts. No SDK object leaves this file. */
export function createTwilioLeg(options: TwilioLegOptions): TwilioLeg {
  const { direction, clock } = options;
  let { call, media } = options;
  const listeners = new Set<(event: LegEvent) => void>();
  let answered = false;
  let lost = false;
  let muted = false;
  let focused = true;
  let toldReason: CallEndReason | undefined;
  /** It is being accepted on another device of the SDK; this one is told that it is gone, which is no news. */
  let moving = false;
  let ended = false;
  let hungUpHere = false;
  let error: unknown;
  let quality: CallQuality | undefined;
  let connection: RTCPeerConnection | undefined;
  let stopWatching = (): void => undefined;
  let stopTrackWatch = (): void => undefined;
  let stopHearing = (): void => undefined;

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
    stopTrackWatch();
    stopHearing();
    digits.close();
    tell({ type: 'ended', end });
    options.onEnded();
  }
  function conclude(): void {
    if (toldReason !== undefined && !hungUpHere) finish({ reason: toldReason });
    else if (error !== undefined) finish(withMicrophone(endOf(error)));
    else if (hungUpHere) finish({ reason: answered ? 'local' : 'cancelled' });
    else if (answered) finish({ reason: 'remote' });
    else finish({ reason: direction === 'inbound' ? 'cancelled' : 'no-answer' });
  }
  /** `getUserMedia`'s own error tells denied from missing; the SDK's code only half does. */
  function withMicrophone(end: CallEnd): CallEnd {
    const problem = media.microphoneProblem();
    return end.reason === 'microphone-denied' && problem !== undefined ? { reason: end.reason, problem } : end;
  }

  function began(): void {
    if (answered) return;
    answered = true;
    tell({ type: 'answered' });
    connection = media.latestConnection();
    applyFocus();
    watchTrack();
    stopWatching = whenMediaFlows(
      () => connection,
      clock,
      () => tell({ type: 'media-flowing' }),
    );
  }

  /** Follows a call of the SDK; what a former one of this leg still says is no news. */
  function follow(followed: SdkCall): void {
    const on = (event: string, listener: (...given: never[]) => void): void => {
      (followed as unknown as Emitter).on(event, (...given) => {
        if (followed === call && !moving) listener(...given);
      });
    };
    on('audio', (element: HTMLAudioElement) => {
      stopHearing();
      stopHearing = media.hearThrough(element);
    });
    on('ringing', () => tell({ type: 'ringing' }));
    on('accept', began);
    on('reconnecting', () => {
      if (lost || !answered) return;
      lost = true;
      tell({ type: 'connection-lost' });
    });
    on('reconnected', () => {
      if (!lost) return;
      lost = false;
      if (ended) call.disconnect();
      else tell({ type: 'connection-back' });
    });
    on('sample', (sample: QualitySample) => {
      const next = toQuality(sample);
      if (next === undefined || sameQuality(quality, next)) return;
      quality = next;
      tell({ type: 'quality', quality: next });
    });
    on('reject', () => finish({ reason: 'declined' }));
    on('cancel', () => finish({ reason: toldReason ?? 'cancelled' }));
    on('messageReceived', (message: { readonly messageType?: string; readonly content?: unknown }) => {
      if (message.messageType === endReasonMessage) toldReason = readEndReason(message.content);
    });
    // A refused microphone is reported as `disconnect` first and `error` right after; a busy far end the other way round.
    on('disconnect', () => queueMicrotask(conclude));
    on('error', (reported: unknown) => {
      error ??= reported;
      queueMicrotask(() => {
        if (isClosed()) conclude();
      });
    });
    // Without signalling a call that nobody answered yet is gone: the SDK closes it, or cannot accept it any more, silently.
    on('transportClose', () =>
      queueMicrotask(() => {
        if (answered && !isClosed()) return;
        finish({ reason: 'network', problem: { kind: 'gateway-unreachable', detail: 'Signalling was lost.' } });
      }),
    );
  }
  follow(call);

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

  function applyFocus(): void {
    if (!answered) return;
    call.mute(muted || !focused);
    for (const track of call.getRemoteStream()?.getTracks() ?? []) track.enabled = focused;
  }

  /** Shows what is really sent: whoever else switches the track off or on (a headset, the page) is noticed. */
  function watchTrack(): void {
    if (ended) return;
    const sent = call.getLocalStream()?.getAudioTracks()[0]?.enabled;
    if (focused && sent !== undefined && sent === muted) {
      muted = !sent;
      tell({ type: 'muted', muted });
    }
    stopTrackWatch = clock.after(trackLookMs, watchTrack);
  }

  const isClosed = (): boolean => (call.status() as string) === 'closed';

  return {
    get id() {
      return call.parameters['CallSid'] ?? '';
    },
    direction,
    remote: remoteOf(call),
    parameters: parametersOf(call),
    async accept() {
      if (direction !== 'inbound' || ended || answered) return;
      options.onAudioNeeded();
      const apart = options.acceptApart?.(call);
      if (apart === undefined) {
        call.accept();
        return;
      }
      moving = true;
      try {
        ({ call, media } = await apart);
      } catch (failed) {
        moving = false;
        if (isClosed()) finish({ reason: 'network', problem: problemOf(failed) });
        throw failed;
      }
      moving = false;
      follow(call);
      // Connected before anybody followed it.
      if ((call.status() as string) === 'open') began();
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
    setMuted(next) {
      if (ended || muted === next) return;
      muted = next;
      applyFocus();
      tell({ type: 'muted', muted });
    },
    setFocus(next) {
      if (ended || focused === next) return;
      focused = next;
      applyFocus();
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

interface Emitter {
  on(event: string, listener: (...given: never[]) => void): void;
}

/** How often the microphone's track is looked at during a call, in ms. */
const trackLookMs = 50;
