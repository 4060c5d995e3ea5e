import { callerName, returnedFrom } from '../../voice/control.js';
import type { Effect } from './effects.js';
import type { Wish } from './wish.js';

/** Who a leg belongs to. */
export type Who =
  { readonly kind: 'agent'; readonly agentId: string } | { readonly kind: 'number'; readonly number: string };

/** Twilio's ways to refuse, in the words of our records. */
export type LegEnd = 'completed' | 'busy' | 'declined' | 'no-answer' | 'failed' | 'canceled';

/** One call of Twilio's: one party. Mutable inside one transaction, stored as JSON. */
export interface Leg {
  /** `CA…` */
  readonly sid: string;
  readonly who: Who;
  /**
   * `parent` runs our TwiML and dialled; `child` was dialled by its `<Dial>`; a `participant` was rung into the conference;
   * a `guest` came from another call that was merged into this one.
   */
  readonly role: 'parent' | 'child' | 'participant' | 'guest';
  phase: 'ringing' | 'answered' | 'ended';
  end?: LegEnd;
  /** In the conference now. */
  joined?: boolean;
  /** The newest conference event that was heard of it. */
  heard?: { readonly conference: string; readonly sequence: number };
  /** It was told to go into the conference and is on its way. */
  moving?: boolean;
  wantHeld?: boolean;
  /** It hears music until somebody takes it, which is no hold of anybody's. */
  waits?: boolean;
  /** What Twilio confirmed. */
  held?: boolean;
  /** Not wanted any more. */
  dismissed?: boolean;
  /** Twilio was told to end it. */
  leaving?: boolean;
  /** It went to the conference of this other call. */
  away?: string;
  /** The agent who is rung again when nobody takes this leg. */
  back?: string;
  /** Who it is in words, where `back` is told of it. */
  name?: string;
  /** It is the agent who is rung again; when they do not take it either, whoever waits gets the mailbox. */
  returned?: boolean;
}

export type Ring =
  | { readonly kind: 'number'; readonly number: string; readonly from: string }
  | {
      readonly kind: 'agent';
      readonly agentId: string;
      readonly from: string;
      /** It rings again: who did not take the call, by name or number. */
      readonly returnedFrom?: string;
      /** The name of the colleague who rings. */
      readonly by?: string;
      /** The number that is shown, where Twilio is given one of the account's. */
      readonly shown?: string;
    };

/** What the ringing device is told of its caller: the name of a colleague, else a number; and whom a call comes back from. */
export function shownTo(to: Ring): Readonly<Record<string, string>> {
  if (to.kind === 'number') return { From: to.from };
  if (to.by !== undefined) return { [callerName]: to.by };
  return {
    From: to.shown ?? to.from,
    ...(to.returnedFrom === undefined ? {} : { [returnedFrom]: to.returnedFrom }),
  };
}

export interface LineRecording {
  wanted: 'off' | 'on' | 'paused';
  /** Twilio's recording (`RE…`) and how it stands. */
  sid?: string;
  /** The leg whose sound it is: what it says and hears is the conversation. */
  leg?: string;
  running?: boolean;
  startedAt?: string;
  /** Who heard the announcement to its end, and who is hearing it. */
  informed: string[];
  telling: string[];
}

/** How a call of the records stands at Twilio: what is known, and what is wanted of it. */
export interface TwilioLine {
  readonly callId: string;
  readonly direction: 'inbound' | 'outbound';
  /** A `<Dial>` joins two legs; everything else needs a conference, which is named after the call. */
  shape: 'bridge' | 'conference';
  /** `CF…`, once anybody joined. */
  conference?: string;
  legs: Leg[];
  /** To be rung into the conference. `name` is whom `back` is told of. */
  rings: { readonly id: string; readonly to: Ring; readonly back?: string; readonly name?: string }[];
  /** A `<Dial>` is under way, and nothing was heard yet of how it ended. */
  dialling: boolean;
  mailbox?: 'wanted' | 'playing';
  recording: LineRecording;
  /** What Twilio is being asked; the answer is written down by whoever asked. */
  asking?: { readonly id: string; readonly effect: Effect };
  /** Something is to be asked: by whom this was written, or by anybody once this time (ISO 8601) has come. */
  due?: { readonly at: string; readonly tries: number };
  /** How it was wanted before an agent's wish that nothing was done of yet; `during` was being asked then. */
  undo?: { readonly wish: Wish; readonly during?: string };
  /** Legs of this one go to that other call; until they are on their way nothing may be taken down here. */
  awaits?: string;
}

export function newLine(callId: string, direction: TwilioLine['direction'], parent: Leg): TwilioLine {
  return {
    callId,
    direction,
    shape: 'bridge',
    legs: [parent],
    rings: [],
    dialling: false,
    recording: { wanted: 'off', informed: [], telling: [] },
  };
}

export const legOf = ({ legs }: Pick<TwilioLine, 'legs'>, sid: string): Leg | undefined =>
  legs.find((leg) => leg.sid === sid);

/** Legs that are in the call, or about to be: not gone, not sent away. */
export const present = (line: TwilioLine): readonly Leg[] =>
  line.legs.filter((leg) => leg.phase !== 'ended' && leg.dismissed !== true && leg.away === undefined);

export const talking = (line: TwilioLine): readonly Leg[] => present(line).filter(({ phase }) => phase === 'answered');

export function legOfAgent(line: TwilioLine, agentId: string): Leg | undefined {
  return talking(line).find(({ who }) => who.kind === 'agent' && who.agentId === agentId);
}

/** Everybody but the agent: who talks, and who is rung into the conference. */
export function othersThan(line: TwilioLine, agentId: string): readonly Leg[] {
  const own = legOfAgent(line, agentId);
  return present(line).filter((leg) => leg !== own);
}

/** The only one left, while somebody is being rung for them. */
export function isWaiting(line: TwilioLine, leg: Leg): boolean {
  if (line.shape !== 'conference' || line.mailbox !== undefined) return false;
  const [only, ...more] = talking(line);
  const isRinging = line.rings.length > 0 || present(line).some(({ phase }) => phase === 'ringing');
  return only === leg && more.length === 0 && isRinging;
}

/** Whom the mailbox listens to: whoever dialled a call that came in, and whoever is left alone of one that was handed over. */
export function mailboxLeg(line: TwilioLine): Leg | undefined {
  const parent = line.legs.find(({ role }) => role === 'parent');
  if (parent?.who.kind === 'number' && parent.phase !== 'ended') return parent;
  return talking(line).find(({ who }) => who.kind === 'number');
}

/** Whoever left the bridge to be held hears music until the conference has it. */
export const isHeld = (leg: Leg): boolean => leg.held === true || (leg.wantHeld === true && leg.joined !== true);

/** Nothing of it is left: the record can be closed. While nothing was heard of a `<Dial>`, whom it rings is not known. */
export function isOver(line: TwilioLine): boolean {
  if (line.dialling && line.legs.length === 1) return false;
  return line.rings.length === 0 && line.legs.every(({ phase, role }) => phase === 'ended' || role === 'guest');
}

const ranking: readonly LegEnd[] = ['busy', 'declined', 'no-answer', 'failed', 'canceled'];

/** Why a call that nobody answered is over: what says most of those who were rung. */
export function whyUnanswered(line: TwilioLine): LegEnd {
  if (line.mailbox !== undefined) return 'completed';
  const ends = line.legs.flatMap((leg) => (leg.role === 'parent' || leg.end === undefined ? [] : [leg.end]));
  return ranking.find((end) => ends.includes(end)) ?? 'canceled';
}
