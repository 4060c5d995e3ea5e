import { legOf, type Leg, type LegEnd, type TwilioLine, type Who } from './line.js';

/** What Twilio tells of one call, by a status callback or by the `action` of a `<Dial>`. */
export interface LegFact {
  readonly sid: string;
  readonly status: TwilioStatus;
  /** Who it is; of a leg that is known already it says nothing new. */
  readonly who?: Who;
  readonly isChild: boolean;
}

/** `CallStatus` of a status callback (www.twilio.com/docs/voice/twiml#callstatus-values). */
export const twilioStatuses = [
  'queued',
  'initiated',
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'no-answer',
  'failed',
  'canceled',
] as const;
export type TwilioStatus = (typeof twilioStatuses)[number];

/** What a fact changed, as far as the records care. */
export type LegNews = 'ringing' | 'answered' | 'ended';

/** Writes it down; only forward: what has ended stays ended, whatever comes late. Completed means that it was answered. */
export function hearOfLeg(line: TwilioLine, fact: LegFact): readonly LegNews[] {
  let leg = legOf(line, fact.sid);
  if (leg === undefined) {
    if (fact.who === undefined) return [];
    leg = { sid: fact.sid, who: fact.who, role: fact.isChild ? 'child' : 'participant', phase: 'ringing' };
    line.legs.push(leg);
  }
  if (leg.phase === 'ended') return [];
  switch (fact.status) {
    case 'queued':
    case 'initiated':
      return [];
    case 'ringing':
      return leg.phase === 'ringing' ? ['ringing'] : [];
    case 'in-progress':
      return answerLeg(line, leg);
    case 'completed': {
      const news = answerLeg(line, leg);
      endLeg(line, leg, 'completed');
      return [...news, 'ended'];
    }
    case 'busy':
    case 'no-answer':
    case 'failed':
    case 'canceled':
      // A browser that refuses is busy to Twilio.
      endLeg(line, leg, fact.status === 'busy' && leg.who.kind === 'agent' ? 'declined' : fact.status);
      return ['ended'];
  }
}

/** Of a parent it is no news: our own TwiML answers it, and what counts is whom it is connected with. */
function answerLeg(line: TwilioLine, leg: Leg): readonly LegNews[] {
  if (leg.phase === 'answered') return [];
  leg.phase = 'answered';
  if (leg.role === 'parent') return [];
  for (const one of line.legs) if (one.role === 'parent' && one.phase === 'ringing') one.phase = 'answered';
  return ['answered'];
}

function endLeg(line: TwilioLine, leg: Leg, end: LegEnd): void {
  leg.phase = 'ended';
  leg.end = end;
  leg.joined = false;
  if (leg.role === 'child' && end === 'completed') line.dialling = false;
}

/** An event of the conference (www.twilio.com/docs/voice/twiml/conference#attributes-statusCallbackEvent). */
export interface ConferenceFact {
  readonly conference: string;
  readonly sequence: number;
  readonly event: string;
  readonly sid?: string;
}

/** Undefined events, repeated ones and those that were overtaken change nothing. */
export function hearOfConference(line: TwilioLine, fact: ConferenceFact): readonly LegNews[] {
  const leg = fact.sid === undefined ? undefined : legOf(line, fact.sid);
  if (fact.event === 'announcement-end' || fact.event === 'announcement-fail') {
    if (fact.sid === undefined || !line.recording.telling.includes(fact.sid)) return [];
    line.recording.telling = line.recording.telling.filter((sid) => sid !== fact.sid);
    // One that failed is played again: nobody is recorded who was not told.
    if (fact.event === 'announcement-end') line.recording.informed.push(fact.sid);
    return [];
  }
  if (leg === undefined || leg.phase === 'ended') return [];
  const { heard } = leg;
  const isOld =
    heard?.conference === fact.conference
      ? heard.sequence >= fact.sequence
      : heard !== undefined && fact.event !== 'participant-join';
  if (isOld) return [];
  leg.heard = { conference: fact.conference, sequence: fact.sequence };
  switch (fact.event) {
    case 'participant-join':
      line.conference = fact.conference;
      leg.joined = true;
      leg.moving = false;
      leg.held = false;
      // Who is in it has answered, whether that was told already or not.
      return answerLeg(line, leg);
    case 'participant-leave':
      leg.joined = false;
      leg.held = false;
      // A guest's own callbacks go to the call that it came from.
      if (leg.role !== 'guest') return [];
      endLeg(line, leg, 'completed');
      return ['ended'];
    case 'participant-hold':
      leg.held = true;
      return [];
    case 'participant-unhold':
      leg.held = false;
      return [];
    default:
      return [];
  }
}
