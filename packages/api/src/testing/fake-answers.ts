import { problemCodes, type ProblemCode, type WireFieldError } from '../schemas/problem.js';
import type { WireDecision } from '../schemas/decision.js';

/** Thrown by the fake's handlers; becomes a problem answer. */
export class FakeProblem extends Error {
  readonly code: ProblemCode;
  readonly more: { readonly errors?: readonly WireFieldError[]; readonly decision?: WireDecision };

  constructor(code: ProblemCode, more: FakeProblem['more'] = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

export function problemAnswer(code: ProblemCode, more: object = {}, headers: Record<string, string> = {}): Response {
  const { status, title } = problemCodes[code];
  return new Response(JSON.stringify({ type: 'about:blank', title, status, code, ...more }), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...headers,
    },
  });
}

export function jsonAnswer(body: unknown, status: number, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}
