import { randomId } from '../internal/id.js';
import { takesIdempotencyKey, type Route } from '../routes/route.js';
import { snakeize } from '../wire/camelize.js';

/** What `send` and `open` take besides what the route itself asks for. */
export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** At most 255 printable ASCII characters; a random one is made for every write that brings none. */
  readonly idempotencyKey?: string;
  /** How often a try that may be cured by time is repeated; the client's own figure when absent. */
  readonly retries?: number;
  /** Further headers, e.g. `Range` or `Last-Event-ID`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A route's input with the types rubbed off: what is left at run time. */
export interface LooseInput extends RequestOptions {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly ifMatch?: string;
}

/** The address of a request. Throws when a parameter is missing, for that is a mistake in the program. */
function urlOf(baseUrl: string, route: Route, input: LooseInput): string {
  const path = route.path.replace(/:([a-z_]+)/g, (_match, name: string) => {
    const value = input.params?.[name];
    if (value === undefined || value === '') {
      throw new TypeError(`${route.method} ${route.path} needs the parameter "${name}"; got ${JSON.stringify(value)}.`);
    }
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(snakeize(input.query ?? {}))) {
    if (value !== undefined) query.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const search = query.toString();
  return baseUrl.replace(/\/+$/, '') + path + (search === '' ? '' : `?${search}`);
}

/** What goes over the wire, the token excepted: built once for all tries of a request. */
export interface Prepared {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export function prepare(baseUrl: string, route: Route, input: LooseInput): Prepared {
  // One key for all tries: that is what makes repeating a write safe.
  const key = takesIdempotencyKey(route) ? checkKey(input.idempotencyKey ?? randomId()) : undefined;
  return {
    url: urlOf(baseUrl, route, input),
    headers: headersOf(route, input, key),
    ...(input.body === undefined ? {} : { body: JSON.stringify(snakeize(input.body as object)) }),
  };
}

function headersOf(route: Route, input: LooseInput, key: string | undefined): Record<string, string> {
  return {
    Accept: route.content === undefined ? 'application/json, application/problem+json' : '*/*',
    ...(input.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(key === undefined ? {} : { 'Idempotency-Key': key }),
    ...(input.ifMatch === undefined ? {} : { 'If-Match': input.ifMatch }),
    ...input.headers,
  };
}

/** Throws on a key that no header can carry, before anything is sent. */
function checkKey(key: string): string {
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new TypeError(
      `An idempotency key is 1 to 255 printable ASCII characters; got ${JSON.stringify(key.slice(0, 40))}.`,
    );
  }
  return key;
}
