import type * as z from 'zod/mini';
import type { ProblemCode } from '../schemas/problem.js';
import type { Scope } from '../schemas/scopes.js';
import type { Camelize } from '../wire/camelize.js';

type Schema = z.core.$ZodType;

/**
 * One door of the API, said once: the client sends by it, the server can validate by it, the OpenAPI document is
 * written from it. Each route is a value of its own, so that a page carries only the ones it uses.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** From the root of the service; parameters as `:name`. */
  readonly path: `/${string}`;
  readonly summary: string;
  /** Who may ask: a bearer token with `scopes` (default), or anybody. */
  readonly auth?: 'bearer' | 'none';
  /** All of these are needed. */
  readonly scopes?: readonly Scope[];
  readonly query?: Schema;
  readonly body?: Schema;
  /** How the body travels; JSON by default. */
  readonly bodyType?: 'json' | 'form';
  readonly status: 200 | 201 | 202 | 204;
  /** The shape of a JSON answer, envelope included. Absent when `content` says otherwise or there is none. */
  readonly answer?: Schema;
  /** Media types of an answer that is not JSON. */
  readonly content?: readonly string[];
  /** The record's version must be sent in `If-Match` (428 when missing, 412 when stale). */
  readonly ifMatch?: true;
  /** Codes this route can answer with besides the ones every route can (`commonErrors`). */
  readonly errors?: readonly ProblemCode[];
  /** The live service's own route: nothing of it may be changed. */
  readonly known?: true;
}

/** Keeps the literal types of a definition. */
/* @__NO_SIDE_EFFECTS__ */
export function defineRoute<const R extends Route>(route: R): R {
  return route;
}

/** Errors that any route may answer with; those of writes and of scopes are added by what the route says of itself. */
export const commonErrors = ['rate_limited', 'internal_error', 'unavailable'] as const satisfies readonly ProblemCode[];

/** Every code a route can answer with. */
export function errorsOf(route: Route): readonly ProblemCode[] {
  const codes = new Set<ProblemCode>(route.errors);
  if (needsToken(route)) codes.add('unauthenticated').add('token_expired').add('origin_not_allowed');
  if ((route.scopes?.length ?? 0) > 0) codes.add('permission_denied');
  if (route.path.includes('/:')) codes.add('not_found');
  if (route.query !== undefined || route.body !== undefined) codes.add('validation_failed');
  if (route.body !== undefined) codes.add('malformed_request').add('payload_too_large').add('unsupported_media_type');
  if (takesIdempotencyKey(route)) codes.add('idempotency_key_reused').add('idempotency_in_flight');
  if (route.ifMatch === true) codes.add('version_required').add('version_stale');
  for (const code of commonErrors) codes.add(code);
  return [...codes];
}

export function needsToken(route: Route): boolean {
  return route.auth !== 'none';
}

/** Every write does, save the OAuth endpoints, whose requests the RFCs fix. */
export function takesIdempotencyKey(route: Route): boolean {
  return route.method !== 'GET' && route.bodyType !== 'form';
}

type ParameterNames<Path extends string> = Path extends `${string}/:${infer Name}/${infer Rest}`
  ? Name | ParameterNames<`/${Rest}`>
  : Path extends `${string}/:${infer Name}`
    ? Name
    : never;

/** What a caller gives to ask a route: parameters, query and body in camelCase. */
export type RouteInput<R extends Route> = ([ParameterNames<R['path']>] extends [never]
  ? unknown
  : { readonly params: { readonly [Name in ParameterNames<R['path']>]: string } }) &
  (R extends { readonly query: infer Query extends Schema }
    ? { readonly query?: Partial<Camelize<z.output<Query>>> }
    : unknown) &
  (R extends { readonly body: infer Body extends Schema } ? { readonly body: Camelize<z.output<Body>> } : unknown) &
  (R extends { readonly ifMatch: true } ? { readonly ifMatch: string } : unknown);

/** What a route answers, in camelCase; `undefined` where there is no body. */
export type RouteAnswer<R extends Route> = R extends { readonly answer: infer Answer extends Schema }
  ? Camelize<z.output<Answer>>
  : undefined;
