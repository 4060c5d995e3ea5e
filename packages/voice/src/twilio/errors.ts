import type { CallEnd, CallEndReason, Problem, ProblemKind } from '@dialora/core';

interface Meaning {
  readonly kind: ProblemKind;
  readonly reason: CallEndReason;
}

/**
 * What the carrier's codes mean here. Names and codes: the SDK's `lib/twilio/errors/generated.ts` (2.18.5); each is
 * described at https://www.twilio.com/docs/api/errors/<code>. Precise codes need `enableImprovedSignalingErrorPrecision`.
 */
const meanings: Readonly<Record<number, Meaning>> = {
  // Authorization
  20101: { kind: 'signed-out', reason: 'signed-out' }, // AccessTokenInvalid
  20104: { kind: 'signed-out', reason: 'signed-out' }, // AccessTokenExpired
  20151: { kind: 'signed-out', reason: 'signed-out' }, // AuthenticationFailed
  31102: { kind: 'signed-out', reason: 'signed-out' }, // AuthorizationTokenMissing
  31201: { kind: 'forbidden', reason: 'signed-out' }, // AuthorizationError
  31202: { kind: 'signed-out', reason: 'signed-out' }, // AccessTokenSignatureValidationFailed
  31203: { kind: 'signed-out', reason: 'signed-out' }, // NoValidAccount
  31204: { kind: 'signed-out', reason: 'signed-out' }, // InvalidJWTToken
  31205: { kind: 'signed-out', reason: 'signed-out' }, // JWTTokenExpired
  31207: { kind: 'signed-out', reason: 'signed-out' }, // JWTTokenExpirationTooLong
  // What became of a call
  31002: { kind: 'unknown', reason: 'declined' }, // ConnectionDeclined
  31008: { kind: 'unknown', reason: 'cancelled' }, // CallCancelled
  31404: { kind: 'not-found', reason: 'not-found' }, // NotFound (SIP 404)
  31480: { kind: 'unknown', reason: 'no-answer' }, // TemporarilyUnavailable (SIP 480)
  31486: { kind: 'unknown', reason: 'busy' }, // BusyHere (SIP 486)
  31603: { kind: 'unknown', reason: 'declined' }, // Decline (SIP 603)
  31107: { kind: 'gateway-unreachable', reason: 'network' }, // ReconnectParameterInvalid: ended while we were away
  31209: { kind: 'gateway-unreachable', reason: 'network' }, // ReconnectAttempt
  // The connection
  31000: { kind: 'gateway-unreachable', reason: 'network' }, // UnknownError, in practice a lost socket
  31003: { kind: 'gateway-unreachable', reason: 'network' }, // ConnectionTimeout
  31005: { kind: 'gateway-unreachable', reason: 'network' }, // ConnectionError
  31009: { kind: 'gateway-unreachable', reason: 'network' }, // TransportError
  53000: { kind: 'gateway-unreachable', reason: 'network' }, // SignalingConnectionError
  53001: { kind: 'gateway-unreachable', reason: 'network' }, // SignalingConnectionDisconnected
  53405: { kind: 'gateway-unreachable', reason: 'network' }, // MediaConnectionError
  // The microphone; `getUserMedia`'s own error says more and is used when it is known
  31401: { kind: 'microphone-denied', reason: 'microphone-denied' }, // PermissionDenied
  31402: { kind: 'microphone-missing', reason: 'microphone-denied' }, // AcquisitionFailed
  // Ours or the server's fault
  31001: { kind: 'server-error', reason: 'failed' }, // ApplicationNotFound
  31100: { kind: 'server-error', reason: 'failed' }, // MalformedRequest
  31206: { kind: 'rate-limited', reason: 'failed' }, // RateExceeded
  31400: { kind: 'server-error', reason: 'failed' }, // BadRequest
  53400: { kind: 'unsupported-browser', reason: 'failed' }, // ClientLocalDescFailed
  53402: { kind: 'unsupported-browser', reason: 'failed' }, // ClientRemoteDescFailed
};

const unknown: Meaning = { kind: 'unknown', reason: 'failed' };

/** Reasons that are an ordinary outcome of a call: nothing is broken, so no problem is attached. */
const outcomes: readonly CallEndReason[] = ['declined', 'cancelled', 'no-answer', 'busy', 'not-found'];

/** The codes that the table knows, for the test that compares it with the SDK's own list. */
export const knownCodes: readonly number[] = Object.keys(meanings).map(Number);

export function errorCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'number' ? error.code : undefined;
}

export function problemOf(error: unknown): Problem {
  const code = errorCode(error);
  const meaning = code === undefined ? unknown : (meanings[code] ?? unknown);
  // A browser that knows it is offline says so: the next step differs.
  const kind = meaning.kind === 'gateway-unreachable' && isOffline() ? 'offline' : meaning.kind;
  return {
    kind,
    ...(code === undefined ? {} : { code: String(code) }),
    detail: error instanceof Error ? error.message : String(error),
  };
}

/** How a call ended that the carrier ended with an error. */
export function endOf(error: unknown): CallEnd {
  const code = errorCode(error);
  const { reason } = code === undefined ? unknown : (meanings[code] ?? unknown);
  return outcomes.includes(reason) ? { reason } : { reason, problem: problemOf(error) };
}

function isOffline(): boolean {
  return typeof navigator !== 'undefined' && !navigator.onLine;
}
