import type { Draft } from './draft.js';
import { createDraft, isPending } from './draft.js';
import type { EndReason } from './reason.js';
import { mostTelling } from './reason.js';
import type { CallInput, CallState, LegState, Step } from './state.js';

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
      if (input.fallback === true) draft.addFallback(input.attempt);
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
    case 'dropped': {
      const dropped = draft.legs().filter((leg) => input.sids.includes(leg.sid) && isPending(leg));
      for (const { attempt } of dropped) draft.takeFallback((each) => each === attempt);
      for (const leg of dropped) draft.end(leg.sid, input.reason);
      for (const { attempt } of dropped) settle(draft, attempt);
      return;
    }
    case 'refused':
      // Only who still waits is turned away; a party that could not be added ends no conversation.
      if (draft.legs().some((leg) => leg.role === 'caller' && isPending(leg))) draft.endAll(input.reason);
      return;
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
  const unanswered = (each: number): boolean =>
    legs.every((leg) => leg.attempt !== each || (leg.phase === 'ended' && leg.answeredAt === undefined));
  const fallback = present + waitingCallers >= 1 ? draft.takeFallback(unanswered) : undefined;
  if (fallback !== undefined) draft.effect({ type: 'fall-back', attempt: fallback });
  else draft.endAll(whyOver(legs, attempt));
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
