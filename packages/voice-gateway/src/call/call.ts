import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { sampleRate } from '../media/frame.js';
import type { Mixer, Playing } from '../media/mixer.js';
import { createMixer } from '../media/mixer.js';
import type { Pacer } from '../media/pacer.js';
import { ringback } from '../media/tones.js';
import { writeWav } from '../media/wav.js';
import type { Leg, LegEvents } from './leg.js';
import { isBrowserLeg } from './leg.js';
import type { CallEffect, CallInput, CallState, LegState } from './machine.js';
import { newCall, step } from './machine.js';
import type { CallSnapshot, GatewayEvent, RecordingPhase } from './types.js';

/** One conversation at work: it feeds the machine with facts and does what the machine says. */
export interface ActiveCall {
  readonly state: CallState;
  readonly mixer: Mixer;
  /** Tells the machine of a leg that was made; its facts flow in through `eventsOf`. */
  addLeg(leg: Leg): void;
  eventsOf(callSid: string): LegEvents;
  dispatch(input: CallInput): void;
  leg(callSid: string): Leg | undefined;
  snapshots(): readonly CallSnapshot[];
  setRecording(phase: RecordingPhase): void;
}

export interface ActiveCallOptions {
  readonly clock: Clock;
  readonly pacer: Pacer;
  readonly log: Log;
  readonly emit: (event: GatewayEvent) => void;
  /** The last leg is gone. */
  readonly onOver: () => void;
}

export function createActiveCall(options: ActiveCallOptions): ActiveCall {
  const { clock, log } = options;
  const mixer = createMixer();
  const legs = new Map<string, Leg>();
  const connected = new Set<string>();
  const timers = new Map<string, () => void>();
  const ringbacks = new Map<string, Playing>();
  const told = new Map<string, LegState['phase']>();
  let state = newCall;
  let recording: RecordingPhase = 'off';
  let stopPacer: (() => void) | undefined;

  function dispatch(input: CallInput): void {
    const before = state;
    const next = step(state, input, clock.now());
    state = next.state;
    for (const effect of next.effects) perform(effect);
    if (state !== before) announce();
  }

  function perform(effect: CallEffect): void {
    switch (effect.type) {
      case 'tell-ringing':
        void tellRinging(effect.sid);
        return;
      case 'tell-answered':
        ringbacks.get(effect.sid)?.stop();
        void legs.get(effect.sid)?.tellAnswered();
        return;
      case 'connect':
        connect(effect.sid);
        return;
      case 'set-held': {
        const port = legs.get(effect.sid)?.port;
        if (port !== undefined) mixer.setHeld(port, effect.held);
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
      case 'call-over':
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
    ringbacks.set(sid, mixer.play(ringback(), leg.port));
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
      const base = { ...leg.info, at: clock.now() };
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

  function eventsOf(callSid: string): LegEvents {
    const tell = (event: DistributiveOmit<GatewayEvent, keyof Leg['info'] | 'at'>): void => {
      const leg = legs.get(callSid);
      if (leg !== undefined) options.emit({ ...leg.info, at: clock.now(), ...event });
    };
    return {
      ringing: () => dispatch({ type: 'ringing', sid: callSid }),
      answered: () => dispatch({ type: 'answered', sid: callSid }),
      failed: (reason) => dispatch({ type: 'failed', sid: callSid, reason }),
      left: (reason) => dispatch({ type: 'left', sid: callSid, ...(reason === undefined ? {} : { reason }) }),
      detached: (graceMs) => dispatch({ type: 'detached', sid: callSid, graceMs }),
      attached: () => dispatch({ type: 'attached', sid: callSid }),
      moved: () => tell({ type: 'moved' }),
      digit(digit) {
        const leg = legs.get(callSid);
        if (leg === undefined) return;
        mixer.digit(leg.port, digit);
        tell({ type: 'digits', digits: digit.digit });
      },
      flowing: (flowing) => tell({ type: 'media', state: flowing ? 'flowing' : 'stalled' }),
      message(content, contentType, messageType) {
        for (const other of legs.values()) {
          if (other.info.callSid !== callSid && isBrowserLeg(other)) {
            other.sendMessage(content, contentType, messageType);
          }
        }
        tell({ type: 'message', content, messageType: messageType ?? 'user-defined-message' });
      },
      voicemail: (samples) =>
        tell({ type: 'voicemail', durationMs: (samples.length * 1000) / sampleRate, wav: writeWav(samples) }),
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
    snapshots: () =>
      state.legs.flatMap((current) => {
        const leg = legs.get(current.sid);
        if (leg === undefined || current.phase === 'ended') return [];
        const { phase, held, attached, startedAt, ringingAt, answeredAt } = current;
        return {
          ...leg.info,
          phase,
          held,
          attached,
          startedAt,
          ...(ringingAt === undefined ? {} : { ringingAt }),
          ...(answeredAt === undefined ? {} : { answeredAt }),
          recording,
          media: leg.media(),
        };
      }),
    setRecording(phase) {
      recording = phase;
    },
  };
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
