import {
  problemCodes,
  type ProblemCode,
  type WireDecision,
  type WireFieldError,
  type WireProblem,
} from '@dialora/api/schemas';

interface ProblemExtras {
  readonly errors?: readonly WireFieldError[];
  readonly decision?: WireDecision;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** An answer that is an error: problem details (RFC 9457) with the vendor's `code`. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly #extras: ProblemExtras;

  constructor(code: ProblemCode, detail: string, extras: ProblemExtras = {}) {
    super(detail, extras.cause === undefined ? undefined : { cause: extras.cause });
    this.code = code;
    this.status = problemCodes[code].status;
    this.headers = extras.headers ?? {};
    this.#extras = extras;
  }

  get decision(): WireDecision | undefined {
    return this.#extras.decision;
  }

  toWire(): WireProblem {
    return {
      type: `urn:dialora:problem:${this.code}`,
      title: problemCodes[this.code].title,
      status: this.status,
      detail: this.message,
      code: this.code,
      ...(this.#extras.errors === undefined ? {} : { errors: [...this.#extras.errors] }),
      ...(this.#extras.decision === undefined ? {} : { decision: this.#extras.decision }),
    };
  }
}

export function invalidField(pointer: string, detail: string): ApiProblem {
  return new ApiProblem('validation_failed', `${pointer === '' ? 'The body' : pointer} ${detail}.`, {
    errors: [{ pointer, detail }],
  });
}

export function notFound(what: string): ApiProblem {
  return new ApiProblem('not_found', `There is no such ${what} in this account.`);
}

export const problemMediaType = 'application/problem+json';
