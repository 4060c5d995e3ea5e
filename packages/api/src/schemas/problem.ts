import * as z from 'zod/mini';
import { decisionSchema } from './decision.js';

/** A field that is wrong. `pointer` is a JSON pointer (RFC 6901) into the request body, e.g. `/to_number`. */
export const fieldErrorSchema = z.object({ pointer: z.string(), detail: z.string() });

/**
 * Every error answer: problem details (RFC 9457, `application/problem+json`) with the vendor's `code`, the fields that
 * are wrong, and for a refusal the decision behind it.
 */
export const problemSchema = z.object({
  /** A URI reference that names the kind; `about:blank` when the status says it all. */
  type: z.string(),
  title: z.string(),
  status: z.int().check(z.gte(400), z.lte(599)),
  /** A developer's sentence about this very occurrence. */
  detail: z.exactOptional(z.string()),
  code: z.string(),
  errors: z.exactOptional(z.array(fieldErrorSchema)),
  decision: z.exactOptional(decisionSchema),
});

export type WireProblem = z.output<typeof problemSchema>;
export type WireFieldError = z.output<typeof fieldErrorSchema>;

/** Every `code` the API answers with, with its status and the title that goes with it. */
export const problemCodes = {
  malformed_request: { status: 400, title: 'The request could not be read' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  token_expired: { status: 401, title: 'The token has expired' },
  permission_denied: { status: 403, title: 'A scope is missing' },
  origin_not_allowed: { status: 403, title: 'The token does not belong to this origin' },
  not_found: { status: 404, title: 'There is no such thing' },
  method_not_allowed: { status: 405, title: 'The method is not allowed here' },
  conflict: { status: 409, title: 'The request does not fit the present state' },
  idempotency_in_flight: { status: 409, title: 'The first request with this key is still being answered' },
  gone: { status: 410, title: 'It was here and is deleted for good' },
  version_stale: { status: 412, title: 'Somebody else changed it first' },
  payload_too_large: { status: 413, title: 'The request body is too large' },
  unsupported_media_type: { status: 415, title: 'The request body must be JSON' },
  range_not_satisfiable: { status: 416, title: 'The range lies outside the media' },
  validation_failed: { status: 422, title: 'A field is wrong' },
  idempotency_key_reused: { status: 422, title: 'The key was used with another body' },
  caller_id_not_verified: { status: 422, title: 'The caller id is not a verified number of this account' },
  call_refused: { status: 422, title: 'The call is not allowed' },
  message_refused: { status: 422, title: 'The message is not allowed' },
  processing_restricted: { status: 422, title: 'The person has restricted the processing of their data' },
  version_required: { status: 428, title: 'Send the version you read in If-Match' },
  rate_limited: { status: 429, title: 'Too many requests' },
  internal_error: { status: 500, title: 'Something broke on our side' },
  media_refused: { status: 502, title: 'What the carrier keeps cannot be handed out' },
  unavailable: { status: 503, title: 'The service is not available right now' },
} as const;

export type ProblemCode = keyof typeof problemCodes;
