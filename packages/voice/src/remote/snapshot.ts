import type {
  AudioDevices,
  Call,
  CallEndReason,
  CallPhase,
  DecisionCode,
  DeviceKind,
  DialOutcome,
  DialRequest,
  LineCheck,
  MicrophoneState,
  PhoneSnapshot,
  Presence,
  PresenceChoice,
  PresenceState,
  Problem,
  ProblemKind,
  RecordingAction,
  RecordingRule,
  TransferTarget,
} from '@dialora/core';
import type { Parser } from './parse.js';
import { every, flag, list, maybe, number, oneOf, shape, text, variant } from './parse.js';

const recordingRule = every<RecordingRule>({ 'not-needed': 1, announce: 1, consent: 1 });

const decision = shape({
  outcome: oneOf('allowed', 'refused', 'needs-consent'),
  reasons: list(
    shape({
      ruleId: text,
      code: every<DecisionCode>({
        'do-not-call': 1,
        'outside-calling-hours': 1,
        'no-prior-consent': 1,
        'consent-withdrawn': 1,
        'processing-restricted': 1,
        'caller-id-not-verified': 1,
        'number-not-callable': 1,
        other: 1,
      }),
      detail: text,
      source: maybe(text),
    }),
  ),
  nextAllowedAt: maybe(text),
  recording: recordingRule,
});

export const parseProblem: Parser<Problem> = shape({
  kind: every<ProblemKind>({
    offline: 1,
    'api-unreachable': 1,
    'gateway-unreachable': 1,
    'signed-out': 1,
    forbidden: 1,
    'not-found': 1,
    conflict: 1,
    invalid: 1,
    'rate-limited': 1,
    refused: 1,
    'microphone-denied': 1,
    'microphone-missing': 1,
    'insecure-page': 1,
    'blocked-by-policy': 1,
    'unsupported-browser': 1,
    'storage-unavailable': 1,
    'server-error': 1,
    unknown: 1,
  }),
  status: maybe(number),
  code: maybe(text),
  detail: maybe(text),
  fields: maybe(list(shape({ pointer: text, detail: text }))),
  retryAfterMs: maybe(number),
  decision: maybe(decision),
});

const partyFields = { number: maybe(text), name: maybe(text), contactId: maybe(text), verified: maybe(flag) };
const party = shape(partyFields);

export const parseTarget: Parser<TransferTarget> = variant('kind', {
  number: shape({ number: text, name: maybe(text), contactId: maybe(text) }),
  agent: shape({ agentId: text, name: maybe(text) }),
});

const endReason = every<CallEndReason>({
  local: 1,
  remote: 1,
  cancelled: 1,
  declined: 1,
  busy: 1,
  'no-answer': 1,
  elsewhere: 1,
  transferred: 1,
  merged: 1,
  voicemail: 1,
  'not-found': 1,
  refused: 1,
  'microphone-denied': 1,
  network: 1,
  'signed-out': 1,
  failed: 1,
});

const qualityFields = {
  level: oneOf('good', 'fair', 'poor'),
  mos: maybe(number),
  rttMs: maybe(number),
  jitterMs: maybe(number),
  lossPercent: maybe(number),
};

export const parseCall: Parser<Call> = shape({
  id: text,
  direction: oneOf('inbound', 'outbound'),
  phase: every<CallPhase>({
    requesting: 1,
    dialling: 1,
    'ringing-out': 1,
    'ringing-in': 1,
    'connecting-media': 1,
    active: 1,
    held: 1,
    reconnecting: 1,
    ended: 1,
  }),
  remote: party,
  localNumber: maybe(text),
  muted: flag,
  createdAt: number,
  answeredAt: maybe(number),
  mediaAt: maybe(number),
  heldSince: maybe(number),
  endedAt: maybe(number),
  end: maybe(
    shape({
      reason: endReason,
      problem: maybe(parseProblem),
    }),
  ),
  digits: text,
  recording: shape({
    state: oneOf('off', 'announcing', 'on', 'paused'),
    rule: recordingRule,
    since: maybe(number),
    recordingId: maybe(text),
  }),
  quality: maybe(shape(qualityFields)),
  parties: maybe(
    list(
      shape({
        ...partyFields,
        id: text,
        agentId: maybe(text),
        isHost: maybe(flag),
        state: oneOf('ringing', 'connected', 'held'),
      }),
    ),
  ),
  transfer: maybe(
    shape({
      kind: oneOf('cold', 'warm'),
      to: parseTarget,
      state: oneOf('asked', 'ringing', 'consulting', 'failed'),
      consultCallId: maybe(text),
      reason: maybe(endReason),
    }),
  ),
  consultFor: maybe(text),
  returnedFrom: maybe(party),
  talkedBefore: maybe(shape({ answeredAt: number, endedAt: number })),
  wrapUp: maybe(shape({ since: number, until: maybe(number) })),
});

const device = shape({ id: text, label: text });
const choice = shape({ available: list(device), chosen: maybe(text), inUse: maybe(device) });
export const parseDeviceKind = every<DeviceKind>({ microphone: 1, speaker: 1, ringer: 1 });
const devices: Parser<AudioDevices> = shape({
  microphone: choice,
  speaker: maybe(choice),
  ringer: maybe(choice),
  noiseSuppression: oneOf('on', 'off', 'unsupported'),
  lastChange: maybe(
    shape({ kind: parseDeviceKind, removed: maybe(text), added: maybe(text), nowUsing: text, at: number }),
  ),
});

const presenceState = every<PresenceState>({ available: 1, busy: 1, 'wrap-up': 1, away: 1, offline: 1 });
export const parsePresenceChoice = every<PresenceChoice>({ available: 1, busy: 1, away: 1, 'wrap-up': 1 });
export const parseRecordingAction = every<RecordingAction>({ start: 1, pause: 1, resume: 1, stop: 1 });
const presence: Parser<Presence> = shape({
  state: presenceState,
  since: number,
  until: maybe(number),
  next: maybe(presenceState),
});

const check: Parser<LineCheck> = variant('state', {
  running: shape({ startedAt: number }),
  done: shape({ ...qualityFields, at: number, microphoneHeard: flag }),
  failed: shape({ at: number, problem: parseProblem }),
});

export const parseSnapshot: Parser<PhoneSnapshot> = shape({
  line: variant('state', {
    off: shape({}),
    connecting: shape({}),
    ready: shape({}),
    reconnecting: shape({}),
    failed: shape({ problem: parseProblem }),
  }),
  microphone: every<MicrophoneState>({ unknown: 1, prompt: 1, granted: 1, denied: 1, missing: 1, unsupported: 1 }),
  calls: list(parseCall),
  devices: maybe(devices),
  presence: maybe(presence),
  sound: oneOf('unknown', 'ready', 'blocked'),
  speakingWhileMuted: flag,
  check: maybe(check),
});

export const parseDialRequest: Parser<DialRequest> = shape({
  number: text,
  extension: maybe(text),
  country: maybe(text),
  contactId: maybe(text),
  from: maybe(text),
});

export const parseDialOutcome: Parser<DialOutcome> = variant('kind', {
  started: shape({ callId: text }),
  failed: shape({ problem: parseProblem }),
});
