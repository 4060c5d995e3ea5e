import type { Route } from '@dialora/api';
import type { RequestContext } from './env.js';
import type { Answer } from './idempotency.js';
import { problemMediaType, type ApiProblem } from './problem.js';

/** What a handler answers; `data` goes into the envelope. */
export interface Reply {
  readonly data?: unknown;
  readonly pagination?: unknown;
  readonly etag?: string;
  /** For the access log: whose data it is, where neither question nor answer names the contact. */
  readonly contactId?: string | undefined;
  /** Answers with a problem and keeps what was written all the same, which throwing it would not. */
  readonly refusal?: ApiProblem;
}

/** The reply in its envelope, as it is also kept for a repeated idempotency key. */
export function answerOf(route: Route, reply: Reply): Answer {
  if (reply.refusal !== undefined) {
    const { refusal } = reply;
    return {
      status: refusal.status,
      headers: { ...refusal.headers, 'Content-Type': problemMediaType },
      body: JSON.stringify(refusal.toWire()),
    };
  }
  const body =
    route.status === 204
      ? null
      : JSON.stringify({
          data: reply.data,
          ...(reply.pagination === undefined ? {} : { pagination: reply.pagination }),
        });
  return {
    status: route.status,
    headers: {
      ...(body === null ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
      ...(reply.etag === undefined ? {} : { ETag: reply.etag }),
    },
    body,
  };
}

export function toResponse(c: RequestContext, answer: Answer): Response {
  // Through the context, which adds what the middleware has set.
  const { body, headers } = answer;
  const status = answer.status as 200;
  return body === null ? c.body(null, status, headers) : c.body(body, status, headers);
}
