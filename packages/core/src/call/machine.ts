import type { Call, CallDirection, CallEnd, CallParty, CallPhase, CallQuality, RecordingState } from './call.js';

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
  | { readonly type: 'recording'; readonly recording: RecordingState }
  | { readonly type: 'quality'; readonly quality: CallQuality }
  | { readonly type: 'ended'; readonly end: CallEnd };

export interface NewCall {
  readonly id: string;
  readonly direction: CallDirection;
  readonly remote: CallParty;
  readonly localNumber?: string;
}

export function createCall(call: NewCall, now: number): Call {
  return {
    ...call,
    phase: call.direction === 'inbound' ? 'ringing-in' : 'requesting',
    muted: false,
    createdAt: now,
    digits: '',
    recording: { state: 'off', rule: 'not-needed' },
  };
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
  if (call.phase === 'ended') return call;
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
    case 'recording':
      return { ...call, recording: event.recording };
    case 'quality':
      return { ...call, quality: event.quality };
    case 'ended':
      return { ...call, phase: 'ended', endedAt: now, end: event.end };
  }
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
    case 'answered':
      return { ...call, phase: 'connecting-media', answeredAt: now };
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
