import type { EndReason } from './reason.js';
import type { CallEffect, CallInput, CallState, LegState, Step } from './state.js';

/** The step being built. Mutable inside one `step`, never seen outside. */
export interface Draft {
  readonly now: number;
  legs(): readonly LegState[];
  leg(sid: string): LegState | undefined;
  add(sid: string, role: LegState['role'], attempt: number): void;
  /** False when there is no such live leg or nothing changed. */
  change(sid: string, next: (leg: LegState) => LegState): boolean;
  answer(sid: string): void;
  end(sid: string, reason: EndReason): void;
  endAll(reason: EndReason): void;
  startTimer(timer: string, ms: number, then: CallInput): void;
  stopTimer(timer: string): void;
  effect(effect: CallEffect): void;
  /** Remembers that an attempt has a fallback; `takeFallback` gives each once. */
  addFallback(attempt: number): void;
  takeFallback(wanted: (attempt: number) => boolean): number | undefined;
  finish(): Step;
}

export function createDraft(state: CallState, now: number): Draft {
  let legs = state.legs;
  let ended = false;
  let fallbacks = state.fallbacks;
  const effects: CallEffect[] = [];

  const draft: Draft = {
    now,
    legs: () => legs,
    leg: (sid) => legs.find((leg) => leg.sid === sid),
    add(sid, role, attempt) {
      if (draft.leg(sid) !== undefined) return;
      legs = [...legs, { sid, role, attempt, phase: 'initiated', held: false, attached: true, startedAt: now }];
    },
    change(sid, next) {
      const before = draft.leg(sid);
      if (before === undefined || before.phase === 'ended') return false;
      const after = next(before);
      legs = legs.map((leg) => (leg === before ? after : leg));
      return after !== before;
    },
    answer(sid) {
      draft.change(sid, (leg) => ({ ...leg, phase: 'answered', answeredAt: now }));
      effects.push({ type: 'connect', sid });
    },
    end(sid, reason) {
      const from = draft.leg(sid)?.phase ?? 'ended';
      if (!draft.change(sid, (leg) => ({ ...leg, phase: 'ended', endedAt: now, reason }))) return;
      draft.stopTimer(`grace:${sid}`);
      effects.push({ type: 'end-leg', sid, reason, from });
    },
    endAll(reason) {
      for (const leg of legs) {
        if (leg.phase !== 'ended') draft.end(leg.sid, reasonFor(leg, reason));
        draft.stopTimer(`no-answer:${leg.attempt}`);
      }
      ended = true;
      effects.push({ type: 'call-over' });
    },
    startTimer: (timer, ms, then) => void effects.push({ type: 'start-timer', timer, ms, then }),
    stopTimer(timer) {
      if (!effects.some((effect) => effect.type === 'stop-timer' && effect.timer === timer)) {
        effects.push({ type: 'stop-timer', timer });
      }
    },
    effect: (effect) => void effects.push(effect),
    addFallback(attempt) {
      fallbacks = [...fallbacks, attempt];
    },
    takeFallback(wanted) {
      const found = fallbacks.find(wanted);
      fallbacks = fallbacks.filter((attempt) => attempt !== found);
      return found;
    },
    finish: () => ({ state: { legs, ended, fallbacks }, effects }),
  };
  return draft;
}

export function isPending(leg: LegState | undefined): boolean {
  return leg?.phase === 'initiated' || leg?.phase === 'ringing';
}

/** Who talked, completed; who was still being rung when the caller left, was canceled; a waiting caller hears why. */
function reasonFor(leg: LegState, reason: EndReason): EndReason {
  if (reason === 'shutdown') return reason;
  if (leg.phase === 'answered') return reason === 'transferred' || reason === 'merged' ? reason : 'completed';
  if (leg.role === 'callee') return 'canceled';
  return reason === 'completed' ? 'canceled' : reason;
}
