import type { Problem, ProblemKind } from '@dialora/core';
import { problemSchema } from '../schemas/problem.js';
import { camelize } from '../wire/camelize.js';
import * as z from 'zod/mini';

/** Turns an error answer into a `Problem`; reads the body and never throws. `now` is epoch ms. */
export async function problemOf(response: Response, now: number): Promise<Problem> {
  const body = await bodyOf(response);
  const parsed = z.safeParse(problemSchema, body);
  const details = parsed.success ? camelize(parsed.data) : looseDetails(body);
  const retryAfterMs = retryAfter(response.headers.get('retry-after'), now);
  return {
    kind: kindOf(response.status, details.code, details.decision !== undefined),
    status: response.status,
    ...(details.code === undefined ? {} : { code: details.code }),
    ...(details.detail === undefined ? {} : { detail: details.detail }),
    ...(details.errors === undefined ? {} : { fields: details.errors }),
    ...(details.decision === undefined ? {} : { decision: details.decision }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

type Details = Partial<
  Pick<ReturnType<typeof camelize<z.output<typeof problemSchema>>>, 'code' | 'detail' | 'errors' | 'decision'>
>;

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await response.text());
  } catch {
    return undefined;
  }
}

// The live service's exact error body is not published; its code is, so it is taken from wherever it stands.
const looseSchema = z.object({
  code: z.optional(z.string()),
  detail: z.optional(z.string()),
  message: z.optional(z.string()),
  error: z.optional(z.union([z.string(), z.object({ code: z.optional(z.string()), message: z.optional(z.string()) })])),
});

function looseDetails(body: unknown): Details {
  const parsed = z.safeParse(looseSchema, body);
  if (!parsed.success) return {};
  const { code, detail, message, error } = parsed.data;
  const nested = typeof error === 'string' ? { code: error, message: undefined } : error;
  const foundCode = code ?? nested?.code;
  const foundDetail = detail ?? message ?? nested?.message;
  return {
    ...(foundCode === undefined ? {} : { code: foundCode }),
    ...(foundDetail === undefined ? {} : { detail: foundDetail }),
  };
}

function kindOf(status: number, code: string | undefined, hasDecision: boolean): ProblemKind {
  if (code === 'idempotency_key_reused') return 'conflict';
  if (hasDecision || code === 'call_refused' || code === 'message_refused') return 'refused';
  switch (status) {
    case 401:
      return 'signed-out';
    case 403:
      return 'forbidden';
    case 404:
    case 410:
      return 'not-found';
    case 409:
    case 412:
      return 'conflict';
    case 408:
    case 502:
    case 504:
      // Something between here and the API answered in its place.
      return 'api-unreachable';
    case 429:
      return 'rate-limited';
  }
  if (status >= 500) return 'server-error';
  return status >= 400 ? 'invalid' : 'server-error';
}

/** `Retry-After` (RFC 9110 §10.2.3) in milliseconds: seconds or an HTTP date. */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
