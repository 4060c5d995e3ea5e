import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { sampleRate } from '../media/frame.js';
import type { Mixer } from '../media/mixer.js';
import { createMixer } from '../media/mixer.js';
import type { Pacer } from '../media/pacer.js';
import type { AudioPort } from '../media/port.js';
import { writeWav } from '../media/wav.js';
import { isBridge } from './bridge.js';
import type { Leg, LegEvents } from './leg.js';
import { isBrowserLeg } from './leg.js';
import { step } from './machine.js';
import type { CallRecording } from './recording.js';
import { createCallRecording } from './recording.js';
import { createRingback } from './ringback.js';
import { takeSnapshots } from './snapshot.js';
import type { CallEffect, CallInput, CallState, LegState } from './state.js';
import { newCall } from './state.js';
import type { CallSnapshot, GatewayEvent, LegInfo } from './types.js';

/** One conversation at work: it feeds the machine with facts and does what the machine says. */
export interface ActiveCall {
  readonly state: CallState;
  readonly mixer: Mixer;
  /** Tells the machine of a leg that was made; its facts flow in through `eventsOf`. */
  addLeg(leg: Leg): void;
  eventsOf(callSid: string): LegEvents;
  dispatch(input: CallInput): void;
  leg(callSid: string): Leg | undefined;
  /** Everybody who is in it or is being rung, bridges to other calls included. */
  liveLegs(): readonly Leg[];
  snapshots(): readonly CallSnapshot[];
  /** Records the conversation, once everybody in it was told. The result comes as the event `recorded`. */
  startRecording(callSid: string, announcement: boolean): void;
  pauseRecording(paused: boolean): void;
  stopRecording(): void;
}

export interface ActiveCallOptions {
  readonly clock: Clock;
  readonly pacer: Pacer;
  readonly log: Log;
  readonly emit: (event: GatewayEvent) => void;
  /** Nobody answered an attempt that has somewhere else to go. */
  readonly onFallBack: (attempt: number) => void;
  /** The last leg is gone. */
  readonly onOver: () => void;
}

export function createActiveCall(options: ActiveCallOptions): ActiveCall {
  const { clock, log } = options;
  const mixer = createMixer();
  const legs = new Map<string, Leg>();
  const connected = new Set<string>();
  const timers = new Map<string, () => void>();
  const playRingback = createRingback(mixer);
  const told = new Map<string, LegState['phase']>();
  let state = newCall;
  let recording: CallRecording | undefined;
  let recordingSid = '';
  let stopPacer: (() => void) | undefined;

  function dispatch(input: CallInput): void {
    const before = state;
    const next = step(state, input, clock.now());
    state = next.state;
    for (const effect of next.effects) perform(effect);
    if (state === before) return;
    playRingback(waitingAlone());
    recording?.partiesChanged();
    announce();
  }

  function perform(effect: CallEffect): void {
    switch (effect.type) {
      case 'tell-ringing':
        void tellRinging(effect.sid);
        return;
      case 'tell-answered':
        void legs.get(effect.sid)?.tellAnswered();
        return;
      case 'connect':
        connect(effect.sid);
        return;
      case 'set-held': {
        const port = legs.get(effect.sid)?.port;
        if (port !== undefined) mixer.setHeld(port, effect.held);
        tell(effect.sid, { type: 'held', held: effect.held });
        return;
      }
      case 'end-leg':
        endLeg(effect);
        return;
      case 'start-timer':
        timers.get(effect.timer)?.();
        timers.set(
          effect.timer,
          clock.after(effect.ms, () => dispatch(effect.then)),
        );
        return;
      case 'stop-timer':
        timers.get(effect.timer)?.();
        timers.delete(effect.timer);
        return;
      case 'fall-back':
        options.onFallBack(effect.attempt);
        return;
      case 'call-over':
        stopRecording();
        stopPacer?.();
        for (const stop of timers.values()) stop();
        timers.clear();
    }
  }

  async function tellRinging(sid: string): Promise<void> {
    const leg = legs.get(sid);
    if (leg === undefined || !(await leg.tellRinging())) return;
    if (legState(sid)?.phase !== 'ringing') return;
    connect(sid);
    playRingback(waitingAlone());
  }

  /** Whoever waits alone for somebody who is being rung: a caller, or the one who is being transferred. */
  function waitingAlone(): AudioPort | undefined {
    const rung = state.legs.some((leg) => leg.role === 'callee' && leg.phase === 'ringing');
    const present = state.legs.filter((leg) => leg.phase !== 'ended' && connected.has(leg.sid));
    const [alone] = present;
    return rung && present.length === 1 && alone !== undefined ? legs.get(alone.sid)?.port : undefined;
  }

  function connect(sid: string): void {
    const leg = legs.get(sid);
    if (leg === undefined || connected.has(sid)) return;
    connected.add(sid);
    mixer.join(leg.port);
    stopPacer ??= options.pacer.add(() => mixer.tick());
  }

  function endLeg(effect: Extract<CallEffect, { type: 'end-leg' }>): void {
    const leg = legs.get(effect.sid);
    if (leg === undefined) return;
    connected.delete(effect.sid);
    mixer.leave(leg.port);
    leg.end(effect.reason, effect.from);
  }

  function legState(sid: string): LegState | undefined {
    return state.legs.find((leg) => leg.sid === sid);
  }

  /** Events are what the state says that was not told yet, so that none can be told twice or be forgotten. */
  function announce(): void {
    for (const current of state.legs) {
      const before = told.get(current.sid);
      const leg = legs.get(current.sid);
      if (before === current.phase || leg === undefined) continue;
      told.set(current.sid, current.phase);
      // A bridge is nobody: those beyond it have events of their own.
      if (isBridge(leg)) continue;
      const base = { ...leg.info, at: clock.now() };
      if (before === undefined && current.phase !== 'initiated') options.emit({ ...base, type: 'initiated' });
      if (current.phase === 'ended') {
        const answeredAt = current.answeredAt;
        const durationMs = answeredAt === undefined ? 0 : (current.endedAt ?? answeredAt) - answeredAt;
        options.emit({ ...base, type: 'ended', reason: current.reason ?? 'failed', durationMs, media: leg.media() });
      } else {
        options.emit({ ...base, type: current.phase });
      }
    }
    if (state.ended) options.onOver();
  }

  function tell(callSid: string, event: DistributiveOmit<GatewayEvent, keyof LegInfo | 'at'>): void {
    const leg = legs.get(callSid);
    if (leg !== undefined) options.emit({ ...leg.info, at: clock.now(), ...event });
  }

  function startRecording(callSid: string, announcement: boolean): void {
    if (recording !== undefined || state.ended) return;
    recordingSid = callSid;
    recording = createCallRecording({
      mixer,
      clock,
      announcement,
      parties: () =>
        state.legs.flatMap((leg) => {
          const port = leg.phase === 'answered' && !leg.held ? legs.get(leg.sid)?.port : undefined;
          return port === undefined ? [] : [port];
        }),
      onPhase: (phase) => tell(recordingSid, { type: 'recording', state: phase }),
    });
    recording.start();
  }

  function stopRecording(): void {
    const recorded = recording?.stop();
    recording = undefined;
    if (recorded !== undefined) tell(recordingSid, { type: 'recorded', ...recorded });
  }

  function eventsOf(callSid: string): LegEvents {
    return {
      ringing: () => dispatch({ type: 'ringing', sid: callSid }),
      answered: () => dispatch({ type: 'answered', sid: callSid }),
      failed: (reason) => dispatch({ type: 'failed', sid: callSid, reason }),
      left: (reason) => dispatch({ type: 'left', sid: callSid, ...(reason === undefined ? {} : { reason }) }),
      detached: (graceMs) => dispatch({ type: 'detached', sid: callSid, graceMs }),
      attached: () => dispatch({ type: 'attached', sid: callSid }),
      moved: () => tell(callSid, { type: 'moved' }),
      digit(digit) {
        const leg = legs.get(callSid);
        if (leg === undefined) return;
        mixer.digit(leg.port, digit);
        tell(callSid, { type: 'digits', digits: digit.digit });
      },
      flowing: (flowing) => tell(callSid, { type: 'media', state: flowing ? 'flowing' : 'stalled' }),
      message(content, contentType, messageType) {
        for (const other of legs.values()) {
          if (other.info.callSid !== callSid && isBrowserLeg(other)) {
            other.sendMessage(content, contentType, messageType);
          }
        }
        tell(callSid, { type: 'message', content, messageType: messageType ?? 'user-defined-message' });
      },
      voicemail: (samples) =>
        tell(callSid, { type: 'voicemail', durationMs: (samples.length * 1000) / sampleRate, wav: writeWav(samples) }),
    };
  }

  return {
    get state() {
      return state;
    },
    mixer,
    addLeg: (leg) => void legs.set(leg.info.callSid, leg),
    eventsOf,
    dispatch(input) {
      log('debug', 'A call goes on.', { input: input.type });
      dispatch(input);
    },
    leg: (callSid) => legs.get(callSid),
    liveLegs: () => state.legs.flatMap((current) => (current.phase === 'ended' ? [] : (legs.get(current.sid) ?? []))),
    snapshots: () => takeSnapshots(state, legs, recording?.phase ?? 'off'),
    startRecording,
    pauseRecording: (paused) => recording?.setPaused(paused),
    stopRecording,
  };
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
