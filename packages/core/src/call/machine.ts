import type {
  Call,
  CallDirection,
  CallEnd,
  CallParty,
  CallPhase,
  CallQuality,
  CallTalk,
  CallTransfer,
  ConferenceParty,
  RecordingState,
} from './call.js';
import { isConnected } from './call.js';

/** What can happen to a call. Each event is a fact reported by the API or the line, never a wish. */
export type CallEvent =
  | {
      readonly type: 'accepted-by-api';
      readonly id: string;
      readonly remote?: CallParty;
      readonly localNumber?: string;
    }
  | { readonly type: 'ringing' }
  | { readonly type: 'answered' }
  | { readonly type: 'media-flowing' }
  | { readonly type: 'held' }
  | { readonly type: 'resumed' }
  | { readonly type: 'connection-lost' }
  | { readonly type: 'connection-back' }
  | { readonly type: 'muted'; readonly muted: boolean }
  | { readonly type: 'digits-sent'; readonly digits: string }
  | { readonly type: 'identified'; readonly remote: CallParty }
  /** Somebody else is at the other end now; nothing of who was there before is kept. */
  | { readonly type: 'now-with'; readonly remote: CallParty }
  /** The server says that this call asks about that one, whoever placed it. */
  | { readonly type: 'asks'; readonly about: string }
  /** What was a question about that call is that call from now on. */
  | { readonly type: 'continues-as'; readonly id: string }
  | { readonly type: 'recording'; readonly recording: RecordingState }
  | { readonly type: 'quality'; readonly quality: CallQuality }
  /** Who else is in the call; fewer than two makes it an ordinary call again. */
  | { readonly type: 'parties'; readonly parties: readonly ConferenceParty[] }
  /** How a transfer of this call stands; `undefined` when there is none any more. */
  | { readonly type: 'transfer'; readonly transfer: CallTransfer | undefined }
  | { readonly type: 'ended'; readonly end: CallEnd }
  /** After the end: when the time for the record is over, or that it is over now. */
  | { readonly type: 'wrap-up'; readonly until?: number }
  | { readonly type: 'wrapped-up' };

export interface NewCall {
  readonly id: string;
  readonly direction: CallDirection;
  readonly remote: CallParty;
  readonly localNumber?: string;
  readonly consultFor?: string;
  readonly returnedFrom?: CallParty;
  /** The ended call of the same id that this device had: what was written of it stays with it. */
  readonly former?: Call;
}

export function createCall({ former, ...call }: NewCall, now: number): Call {
  const talk = former && talkOf(former);
  return {
    ...call,
    phase: call.direction === 'inbound' ? 'ringing-in' : 'requesting',
    muted: false,
    createdAt: former?.createdAt ?? now,
    ...(talk === undefined ? {} : { talkedBefore: talk }),
    digits: '',
    recording: { state: 'off', rule: 'not-needed' },
  };
}

function talkOf({ answeredAt, endedAt, talkedBefore }: Call): CallTalk | undefined {
  return answeredAt === undefined || endedAt === undefined ? talkedBefore : { answeredAt, endedAt };
}

/** From which phases each phase-changing event is believed; anything else is a late or repeated report and changes nothing. */
const believedFrom: Readonly<Record<PhaseEvent, readonly CallPhase[]>> = {
  'accepted-by-api': ['requesting'],
  ringing: ['requesting', 'dialling'],
  answered: ['requesting', 'dialling', 'ringing-out', 'ringing-in'],
  'media-flowing': ['connecting-media', 'reconnecting', 'held'],
  held: ['active', 'connecting-media', 'reconnecting'],
  resumed: ['held', 'reconnecting'],
  'connection-lost': ['active', 'held', 'connecting-media'],
  'connection-back': ['reconnecting'],
};

type PhaseEvent =
  | 'accepted-by-api'
  | 'ringing'
  | 'answered'
  | 'media-flowing'
  | 'held'
  | 'resumed'
  | 'connection-lost'
  | 'connection-back';

function isPhaseEvent(event: CallEvent): event is Extract<CallEvent, { type: PhaseEvent }> {
  return event.type in believedFrom;
}

/** The next state of a call. Pure; an event that cannot apply returns the same object. */
export function reduceCall(call: Call, event: CallEvent, now: number): Call {
  if (call.phase === 'ended') return wrapUp(call, event);
  if (isPhaseEvent(event)) {
    return believedFrom[event.type].includes(call.phase) ? movePhase(call, event, now) : call;
  }
  switch (event.type) {
    case 'muted':
      return call.muted === event.muted ? call : { ...call, muted: event.muted };
    case 'digits-sent':
      return event.digits === '' ? call : { ...call, digits: call.digits + event.digits };
    case 'identified':
      return { ...call, remote: { ...call.remote, ...event.remote } };
    case 'now-with':
      return isSameParty(call.remote, event.remote) ? call : { ...call, remote: event.remote };
    case 'asks':
      return call.consultFor === event.about ? call : { ...call, consultFor: event.about };
    case 'continues-as':
      return continueAs(call, event.id);
    case 'recording':
      return record(call, event.recording, now);
    case 'quality':
      return { ...call, quality: event.quality };
    case 'parties':
      return withParties(call, event.parties);
    case 'transfer':
      return withTransfer(call, event.transfer);
    case 'ended':
      return end(call, event.end, now);
    case 'wrap-up':
    case 'wrapped-up':
      return call;
  }
}

/** No recorder, transfer or conference outlives the call; an answered one waits for the agent's part of its record. */
function end(call: Call, reason: CallEnd, now: number): Call {
  const { transfer: _transfer, parties: _parties, ...rest } = withoutHold(call);
  const { rule, recordingId } = call.recording;
  return {
    ...rest,
    phase: 'ended',
    endedAt: now,
    // Not taken again: it is the talk of before that the record waits for.
    ...call.talkedBefore,
    end: reason,
    recording: { state: 'off', rule, ...(recordingId === undefined ? {} : { recordingId }) },
    ...(call.answeredAt === undefined && call.talkedBefore === undefined ? {} : { wrapUp: { since: now } }),
  };
}

function isSameParty(one: CallParty, other: CallParty): boolean {
  return (
    one.number === other.number &&
    one.name === other.name &&
    one.contactId === other.contactId &&
    one.verified === other.verified
  );
}

/** The time that was talked stays this call's own. */
function continueAs(call: Call, id: string): Call {
  if (call.id === id || !isConnected(call)) return call;
  const { consultFor: _asked, ...rest } = call;
  return { ...rest, id };
}

function wrapUp(call: Call, event: CallEvent): Call {
  const { wrapUp: current, ...rest } = call;
  if (current === undefined) return call;
  if (event.type === 'wrapped-up') return rest;
  if (event.type !== 'wrap-up' || current.until === event.until) return call;
  return { ...rest, wrapUp: { since: current.since, ...(event.until === undefined ? {} : { until: event.until }) } };
}

function record(call: Call, recording: RecordingState, now: number): Call {
  const before = call.recording;
  const recordingId = recording.recordingId ?? before.recordingId;
  const same = before.state === recording.state && before.rule === recording.rule;
  if (same && before.recordingId === recordingId) return call;
  const since = before.state === recording.state ? before.since : (recording.since ?? now);
  return {
    ...call,
    recording: {
      state: recording.state,
      rule: recording.rule,
      ...(recording.state === 'off' || since === undefined ? {} : { since }),
      ...(recordingId === undefined ? {} : { recordingId }),
    },
  };
}

function withParties(call: Call, parties: readonly ConferenceParty[]): Call {
  const { parties: before, ...rest } = call;
  if (parties.length < 2) return before === undefined ? call : rest;
  return { ...rest, parties };
}

function withTransfer(call: Call, transfer: CallTransfer | undefined): Call {
  const { transfer: before, ...rest } = call;
  if (transfer === undefined) return before === undefined ? call : rest;
  return { ...rest, transfer };
}

function movePhase(call: Call, event: Extract<CallEvent, { type: PhaseEvent }>, now: number): Call {
  switch (event.type) {
    case 'accepted-by-api':
      return {
        ...call,
        id: event.id,
        phase: 'dialling',
        remote: { ...call.remote, ...event.remote },
        ...(event.localNumber === undefined ? {} : { localNumber: event.localNumber }),
      };
    case 'ringing':
      return { ...call, phase: 'ringing-out' };
    case 'answered': {
      const { returnedFrom: _returned, talkedBefore: _talked, ...rest } = call;
      return { ...rest, phase: 'connecting-media', answeredAt: now };
    }
    case 'media-flowing':
      if (call.mediaAt !== undefined) return call;
      return settled({ ...call, mediaAt: now }, call.phase);
    case 'held':
      if (call.heldSince !== undefined) return call;
      return { ...call, phase: call.phase === 'reconnecting' ? 'reconnecting' : 'held', heldSince: now };
    case 'resumed':
      return call.heldSince === undefined ? call : settled(withoutHold(call), call.phase);
    case 'connection-lost':
      return { ...call, phase: 'reconnecting' };
    case 'connection-back':
      return settled(call, 'active');
  }
}

/** The phase of a connected call, from what is known of it; a lost connection stays lost until it is reported back. */
function settled(call: Call, phase: CallPhase): Call {
  if (phase === 'reconnecting') return call;
  if (call.heldSince !== undefined) return { ...call, phase: 'held' };
  return { ...call, phase: call.mediaAt === undefined ? 'connecting-media' : 'active' };
}

function withoutHold(call: Call): Call {
  const { heldSince: _held, ...rest } = call;
  return rest;
}
