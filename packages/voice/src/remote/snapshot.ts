import type {
  Call,
  CallEndReason,
  CallPhase,
  DecisionCode,
  DialOutcome,
  DialRequest,
  MicrophoneState,
  PhoneSnapshot,
  Problem,
  ProblemKind,
  RecordingRule,
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

const party = shape({ number: maybe(text), name: maybe(text), contactId: maybe(text), verified: maybe(flag) });

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
      reason: every<CallEndReason>({
        local: 1,
        remote: 1,
        cancelled: 1,
        declined: 1,
        busy: 1,
        'no-answer': 1,
        elsewhere: 1,
        'not-found': 1,
        refused: 1,
        'microphone-denied': 1,
        network: 1,
        'signed-out': 1,
        failed: 1,
      }),
      problem: maybe(parseProblem),
    }),
  ),
  digits: text,
  recording: shape({ state: oneOf('off', 'announcing', 'on', 'paused'), rule: recordingRule }),
  quality: maybe(
    shape({
      level: oneOf('good', 'fair', 'poor'),
      mos: maybe(number),
      rttMs: maybe(number),
      jitterMs: maybe(number),
      lossPercent: maybe(number),
    }),
  ),
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
