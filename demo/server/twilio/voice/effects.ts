import { legOf, type Leg, type Ring, type TwilioLine } from './line.js';

/** Something to ask of Twilio. */
export type Effect =
  | { readonly type: 'redirect'; readonly sid: string; readonly held: boolean }
  | { readonly type: 'ring'; readonly id: string; readonly to: Ring; readonly back?: string; readonly name?: string }
  | { readonly type: 'hang-up'; readonly sid: string }
  | { readonly type: 'mailbox'; readonly sid: string }
  | { readonly type: 'hold'; readonly conference: string; readonly sid: string; readonly held: boolean }
  | { readonly type: 'announce'; readonly conference: string; readonly sid: string }
  | { readonly type: 'record'; readonly sid: string }
  | {
      readonly type: 'recording';
      readonly leg: string;
      readonly sid: string;
      readonly status: 'paused' | 'in-progress' | 'stopped';
    };

/** What Twilio answered, as far as the line has to know. */
export interface EffectAnswer {
  /** Of the leg that was rung, or of the recorder. */
  readonly sid?: string;
  readonly conference?: string;
  readonly held?: boolean;
  readonly running?: boolean;
}

/** Before Twilio is asked: what its callbacks, which may be faster than its answer, must find in the line. */
export function beginEffect(line: TwilioLine, effect: Effect): void {
  mark(line, effect, true);
}

/** Twilio would not, or was not heard: what was marked is open again, unless its callbacks said otherwise meanwhile. */
export function undoEffect(line: TwilioLine, effect: Effect): void {
  mark(line, effect, false);
}

function mark(line: TwilioLine, effect: Effect, isAsked: boolean): void {
  const leg = 'sid' in effect ? legOf(line, effect.sid) : undefined;
  switch (effect.type) {
    case 'redirect':
      if (leg !== undefined) leg.moving = isAsked;
      return;
    case 'hang-up':
      if (leg !== undefined) leg.leaving = isAsked;
      return;
    case 'mailbox':
      line.mailbox = isAsked ? 'playing' : 'wanted';
      return;
    case 'announce': {
      const others = line.recording.telling.filter((sid) => sid !== effect.sid);
      line.recording.telling = isAsked ? [...others, effect.sid] : others;
      return;
    }
    case 'ring':
    case 'hold':
    case 'record':
    case 'recording':
  }
}

/** Writes into the line what Twilio answered. Its callbacks may have told more of it already, and they are newer. */
export function finishEffect(line: TwilioLine, effect: Effect, answer: EffectAnswer): void {
  const { recording } = line;
  switch (effect.type) {
    case 'ring':
      rung(line, effect, answer);
      return;
    case 'hold': {
      const leg = legOf(line, effect.sid);
      if (leg?.joined === true) leg.held = answer.held ?? effect.held;
      return;
    }
    case 'record':
      recording.sid = answer.sid ?? '';
      recording.leg = effect.sid;
      recording.running = answer.running ?? true;
      return;
    case 'recording':
      // Another one, or none: its end was told meanwhile.
      if (recording.sid !== effect.sid) return;
      if (effect.status === 'stopped') forgetRecorder(line);
      else recording.running = effect.status === 'in-progress';
      return;
    case 'redirect':
    case 'hang-up':
    case 'mailbox':
    case 'announce':
  }
}

function rung(
  line: TwilioLine,
  { id, to, back, name }: Effect & { readonly type: 'ring' },
  answer: EffectAnswer,
): void {
  line.rings = line.rings.filter((ring) => ring.id !== id);
  if (answer.conference !== undefined) line.conference = answer.conference;
  const sid = answer.sid ?? '';
  const known = legOf(line, sid);
  const leg: Leg = known ?? {
    sid,
    who: to.kind === 'number' ? { kind: 'number', number: to.number } : { kind: 'agent', agentId: to.agentId },
    role: 'participant',
    phase: 'ringing',
  };
  if (back !== undefined) leg.back = back;
  if (name !== undefined) leg.name = name;
  if (to.kind === 'agent' && to.returnedFrom !== undefined) leg.returned = true;
  if (known === undefined) line.legs.push(leg);
}

export function forgetRecorder({ recording }: TwilioLine): void {
  delete recording.sid;
  delete recording.leg;
  recording.running = false;
}
