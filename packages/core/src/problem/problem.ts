import type { Decision } from '../call/decision.js';

/**
 * Why something failed, in the few kinds a screen can turn into a sentence and a next step.
 * Carrier and HTTP codes stay in `code` and `status` for the log; people never read them.
 */
export type ProblemKind =
  | 'offline' // the browser has no network
  | 'api-unreachable' // network is up, the Dialora API does not answer
  | 'gateway-unreachable' // the voice carrier (Twilio or the local gateway) does not answer
  | 'signed-out' // no session, or it expired and could not be renewed
  | 'forbidden' // the session lacks a scope
  | 'not-found'
  | 'conflict' // somebody else changed the record first (412), or an idempotency key was reused (409/422)
  | 'invalid' // a field is wrong; `fields` says which
  | 'rate-limited'
  | 'refused' // the law, a consent or a do-not-call entry forbids it; `decision` says why
  | 'microphone-denied'
  | 'microphone-missing'
  | 'insecure-page' // getUserMedia needs https or localhost
  | 'blocked-by-policy' // Permissions-Policy of the page or an iframe forbids the microphone
  | 'unsupported-browser' // no WebRTC
  | 'storage-unavailable' // IndexedDB denied or full
  | 'server-error'
  | 'unknown';

export interface FieldProblem {
  /** JSON pointer into the request body, e.g. `/to_number`. */
  readonly pointer: string;
  readonly detail: string;
}

export interface Problem {
  readonly kind: ProblemKind;
  /** HTTP status, when one was received. */
  readonly status?: number;
  /** The API's or the carrier's own code, e.g. `caller_id_not_verified` or `31005`. */
  readonly code?: string;
  /** A developer's sentence. Never shown to a person as it is. */
  readonly detail?: string;
  readonly fields?: readonly FieldProblem[];
  /** Milliseconds to wait before a retry makes sense (HTTP `Retry-After`). */
  readonly retryAfterMs?: number;
  readonly decision?: Decision;
}

/** The one error class that crosses rooms: a `Problem` with a cause. */
export class DialoraError extends Error {
  override readonly name = 'DialoraError';
  readonly problem: Problem;

  constructor(problem: Problem, options?: { readonly cause?: unknown }) {
    super(problem.detail ?? problem.kind, options);
    this.problem = problem;
  }
}

/** Turns anything thrown into a `Problem`; an unknown error keeps its message as `detail`. */
export function toProblem(error: unknown): Problem {
  if (error instanceof DialoraError) return error.problem;
  return { kind: 'unknown', detail: error instanceof Error ? error.message : String(error) };
}

/** True for problems that a later try may cure without anybody doing anything. */
export function isTransient(problem: Problem): boolean {
  return (
    problem.kind === 'offline' ||
    problem.kind === 'api-unreachable' ||
    problem.kind === 'gateway-unreachable' ||
    problem.kind === 'rate-limited' ||
    problem.kind === 'server-error'
  );
}
