import type { EndReason } from './reason.js';
import { mostTelling } from './reason.js';

export type LegPhase = 'initiated' | 'ringing' | 'answered' | 'ended';

/** One party of a call, as far as the rules of calls care. Times are milliseconds since the epoch. */
export interface LegState {
  readonly sid: string;
  /** A caller waits for somebody to answer; a callee is rung. */
  readonly role: 'caller' | 'callee';
  /** Which attempt rang it; the first to answer ends the others of its attempt. A caller belongs to none. */
  readonly attempt: number;
  readonly phase: LegPhase;
  readonly held: boolean;
  /** False while its signalling socket is gone and it may still come back. */
  readonly attached: boolean;
  readonly startedAt: number;
  readonly ringingAt?: number;
  readonly answeredAt?: number;
  readonly endedAt?: number;
  readonly reason?: EndReason;
}

export interface CallState {
  readonly legs: readonly LegState[];
  readonly ended: boolean;
}

/** What happened. Facts only; what to do about them is the machine's answer. */
export type CallInput =
  | { readonly type: 'caller-joined'; readonly sid: string; readonly answered?: boolean }
  | {
      readonly type: 'attempt';
      readonly attempt: number;
      readonly sids: readonly string[];
      readonly noAnswerMs: number;
    }
  | { readonly type: 'ringing'; readonly sid: string }
  | { readonly type: 'answered'; readonly sid: string }
  /** A callee will not take the call. */
  | { readonly type: 'failed'; readonly sid: string; readonly reason: EndReason }
  /** A party left, by hanging up or by being lost; `reason` overrides the natural one. */
  | { readonly type: 'left'; readonly sid: string; readonly reason?: EndReason }
  | { readonly type: 'no-answer'; readonly attempt: number }
  /** The router would not place the call. */
  | { readonly type: 'refused'; readonly reason: EndReason }
  | { readonly type: 'detached'; readonly sid: string; readonly graceMs: number }
  | { readonly type: 'attached'; readonly sid: string }
  | { readonly type: 'grace-over'; readonly sid: string }
  | { readonly type: 'held'; readonly sid: string; readonly held: boolean }
  /** Everybody out. */
  | { readonly type: 'end'; readonly reason: EndReason };

/** What the gateway has to do, in this order. */
export type CallEffect =
  | { readonly type: 'tell-ringing'; readonly sid: string }
  | { readonly type: 'tell-answered'; readonly sid: string }
  | { readonly type: 'connect'; readonly sid: string }
  | { readonly type: 'set-held'; readonly sid: string; readonly held: boolean }
  | { readonly type: 'end-leg'; readonly sid: string; readonly reason: EndReason; readonly from: LegPhase }
  | { readonly type: 'start-timer'; readonly timer: string; readonly ms: number; readonly then: CallInput }
  | { readonly type: 'stop-timer'; readonly timer: string }
  | { readonly type: 'call-over' };

export interface Step {
  readonly state: CallState;
  readonly effects: readonly CallEffect[];
}

export const newCall: CallState = { legs: [], ended: false };

/** The rules of a call. Pure: the same state, input and time give the same step; what cannot apply changes nothing. */
export function step(state: CallState, input: CallInput, now: number): Step {
  if (state.ended) return { state, effects: [] };
  const draft = createDraft(state, now);
  apply(draft, input);
  return draft.finish();
}

function apply(draft: Draft, input: CallInput): void {
  switch (input.type) {
    case 'caller-joined':
      draft.add(input.sid, 'caller', 0);
      if (input.answered === true) draft.answer(input.sid);
      return;
    case 'attempt':
      for (const sid of input.sids) draft.add(sid, 'callee', input.attempt);
      draft.startTimer(`no-answer:${input.attempt}`, input.noAnswerMs, { type: 'no-answer', attempt: input.attempt });
      return;
    case 'ringing':
      ring(draft, input.sid);
      return;
    case 'answered':
      answer(draft, input.sid);
      return;
    case 'failed':
      if (isPending(draft.leg(input.sid))) leave(draft, input.sid, input.reason);
      return;
    case 'left': {
      const leg = draft.leg(input.sid);
      leave(draft, input.sid, input.reason ?? (leg?.phase === 'answered' ? 'completed' : leftEarly(leg)));
      return;
    }
    case 'no-answer': {
      const waiting = draft.legs().filter((leg) => leg.attempt === input.attempt && isPending(leg));
      for (const leg of waiting) draft.end(leg.sid, 'no-answer');
      if (waiting.length > 0) settle(draft, input.attempt);
      return;
    }
    case 'refused':
    case 'end':
      draft.endAll(input.reason);
      return;
    case 'detached':
      if (draft.change(input.sid, (leg) => (leg.attached ? { ...leg, attached: false } : leg))) {
        draft.startTimer(`grace:${input.sid}`, input.graceMs, { type: 'grace-over', sid: input.sid });
      }
      return;
    case 'attached':
      draft.stopTimer(`grace:${input.sid}`);
      draft.change(input.sid, (leg) => ({ ...leg, attached: true }));
      return;
    case 'grace-over':
      if (draft.leg(input.sid)?.attached === false) leave(draft, input.sid, 'network');
      return;
    case 'held': {
      const { sid, held } = input;
      if (draft.leg(sid)?.phase !== 'answered') return;
      if (draft.change(sid, (leg) => (leg.held === held ? leg : { ...leg, held }))) {
        draft.effect({ type: 'set-held', sid, held });
      }
    }
  }
}

function ring(draft: Draft, sid: string): void {
  if (draft.leg(sid)?.phase !== 'initiated') return;
  draft.change(sid, (leg) => ({ ...leg, phase: 'ringing', ringingAt: draft.now }));
  for (const caller of draft.legs()) {
    if (caller.role !== 'caller' || caller.phase !== 'initiated') continue;
    draft.change(caller.sid, (leg) => ({ ...leg, phase: 'ringing', ringingAt: draft.now }));
    draft.effect({ type: 'tell-ringing', sid: caller.sid });
  }
}

function answer(draft: Draft, sid: string): void {
  const winner = draft.leg(sid);
  if (winner === undefined || !isPending(winner) || winner.role !== 'callee') return;
  draft.stopTimer(`no-answer:${winner.attempt}`);
  for (const leg of draft.legs()) {
    if (leg.sid !== sid && leg.attempt === winner.attempt && isPending(leg)) draft.end(leg.sid, 'answered-elsewhere');
  }
  draft.answer(sid);
  for (const leg of draft.legs()) {
    if (leg.role !== 'caller' || !isPending(leg)) continue;
    draft.effect({ type: 'tell-answered', sid: leg.sid });
    draft.answer(leg.sid);
  }
}

function leave(draft: Draft, sid: string, reason: EndReason): void {
  const leg = draft.leg(sid);
  if (leg === undefined || leg.phase === 'ended') return;
  draft.end(sid, reason);
  settle(draft, leg.role === 'callee' ? leg.attempt : 0);
}

/** After somebody left: does the call still make sense, and if not, why? */
function settle(draft: Draft, attempt: number): void {
  const legs = draft.legs();
  const pending = legs.filter((leg) => leg.role === 'callee' && isPending(leg));
  for (const done of new Set(legs.map((leg) => leg.attempt))) {
    if (!pending.some((leg) => leg.attempt === done)) draft.stopTimer(`no-answer:${done}`);
  }
  const present = legs.filter((leg) => leg.phase === 'answered').length;
  const waitingCallers = legs.filter((leg) => leg.role === 'caller' && isPending(leg)).length;
  if (present >= 2 || (present + waitingCallers >= 1 && pending.length > 0)) return;
  draft.endAll(whyOver(legs, attempt));
}

/** Of an attempt that nobody answered, its most telling failure; otherwise an ordinary end. */
function whyOver(legs: readonly LegState[], attempt: number): EndReason {
  const rung = legs.filter((leg) => attempt !== 0 && leg.attempt === attempt);
  if (rung.length === 0 || rung.some((leg) => leg.answeredAt !== undefined)) return 'completed';
  return mostTelling(rung.flatMap((leg) => leg.reason ?? []));
}

function leftEarly(leg: LegState | undefined): EndReason {
  return leg?.role === 'callee' ? 'declined' : 'canceled';
}

function isPending(leg: LegState | undefined): boolean {
  return leg?.phase === 'initiated' || leg?.phase === 'ringing';
}

/** The step being built. Mutable inside one `step`, never seen outside. */
interface Draft {
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
  finish(): Step;
}

function createDraft(state: CallState, now: number): Draft {
  let legs = state.legs;
  let ended = false;
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
    finish: () => ({ state: { legs, ended }, effects }),
  };
  return draft;
}

/** Who talked, completed; who was still being rung when the caller left, was canceled; a waiting caller hears why. */
function reasonFor(leg: LegState, reason: EndReason): EndReason {
  if (reason === 'shutdown') return reason;
  if (leg.phase === 'answered') return reason === 'transferred' ? reason : 'completed';
  if (leg.role === 'callee') return 'canceled';
  return reason === 'completed' ? 'canceled' : reason;
}
