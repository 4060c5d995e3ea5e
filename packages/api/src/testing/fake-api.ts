import * as z from 'zod/mini';
import { randomId } from '../internal/id.js';
import { reasonOf } from '../internal/wait.js';
import { createMatcher, needsToken, routes, takesIdempotencyKey, type Route } from '../routes/index.js';
import { fieldErrors } from '../schemas/issues.js';
import type { ProblemCode } from '../schemas/problem.js';
import type { WireActivity } from '../schemas/activities.js';
import type { WireBrowserCall } from '../schemas/calls.js';
import { FakeProblem, jsonAnswer, problemAnswer } from './fake-answers.js';
import { createFakeEvents, type FakeEvents } from './fake-events.js';
import { handlers, type FakeRequest, type FakeWorld } from './fake-handlers.js';
import { createFakeRecords, type FakeRecords } from './fake-records.js';

/** A Dialora API in memory, shaped as `fetch`: for tests and stories of whatever uses the client. It keeps the contract. */
export interface FakeApi {
  readonly fetch: typeof globalThis.fetch;
  /** A good token of the one agent, `agent-1` of account `acc-1`. */
  readonly token: string;
  /** A good API key, which may mint sessions. */
  readonly apiKey: string;
  readonly records: FakeRecords;
  readonly events: FakeEvents;
  notes(): readonly Extract<WireActivity, { type: 'note' }>[];
  call(id: string): WireBrowserCall | undefined;
  /** How often this was asked for and reached the API. */
  asked(method: string, path: string): number;
  /** Answers the next write with this problem instead. */
  failNext(problem: { readonly status: number; readonly code: ProblemCode }): void;
}

interface Incoming {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly text: string;
  readonly signal: AbortSignal | undefined;
}

const table: readonly Route[] = Object.values(routes).flatMap((group) => Object.values<Route>(group));
const find = createMatcher(table);

export function createFakeApi(): FakeApi {
  const records = createFakeRecords();
  const events = createFakeEvents();
  const log: string[] = [];
  const failures: ProblemCode[] = [];
  const remembered = new Map<string, { readonly body: string; readonly answer: Response }>();
  const token = 'dls_fake_agent';
  const apiKey = 'dlr_test_fake';
  const sessions = new Map<string, readonly string[]>();

  const world: FakeWorld = {
    records,
    events,
    now: () => new Date().toISOString(),
    mint(session) {
      const minted = `dls_${randomId()}`;
      sessions.set(minted, session.allowed_origins);
      const end = Date.now() + (session.ttl_seconds ?? 600) * 1000;
      return { token: minted, expires_at: new Date(end).toISOString() };
    },
  };

  function authorize(route: Route, headers: Headers): void {
    if (!needsToken(route)) return;
    const bearer = headers.get('authorization')?.replace(/^Bearer /, '');
    const origins = sessions.get(bearer ?? '');
    const origin = headers.get('origin');
    if (origins !== undefined) {
      if (origin !== null && !origins.includes(origin)) throw new FakeProblem('origin_not_allowed');
      return;
    }
    if (bearer !== token && bearer !== apiKey) throw new FakeProblem('unauthenticated');
    if (route.scopes?.includes('sessions:write') === true && bearer !== apiKey)
      throw new FakeProblem('permission_denied');
  }

  function respond({ url, method, headers, text, signal }: Incoming): Response {
    const match = find(method, url.pathname);
    if (match.route === undefined) throw new FakeProblem(match.allowed.length > 0 ? 'method_not_allowed' : 'not_found');
    const { route, params } = match;
    authorize(route, headers);
    if (route === routes.events.streamEvents) return events.stream(headers.get('last-event-id'), signal);
    const failure = method === 'GET' ? undefined : failures.shift();
    if (failure !== undefined) throw new FakeProblem(failure);
    if (!takesIdempotencyKey(route)) return answer(route, { params, url, text, headers });
    const key = `${method} ${url.pathname} ${headers.get('idempotency-key') ?? randomId()}`;
    const first = remembered.get(key);
    if (first !== undefined && first.body !== text) throw new FakeProblem('idempotency_key_reused');
    if (first !== undefined) return first.answer.clone();
    const answered = answer(route, { params, url, text, headers });
    remembered.set(key, { body: text, answer: answered.clone() });
    return answered;
  }

  function answer(
    route: Route,
    asked: Pick<Incoming, 'url' | 'text' | 'headers'> & Pick<FakeRequest, 'params'>,
  ): Response {
    const handler = handlers.get(route);
    if (handler === undefined) throw new FakeProblem('not_found');
    const query = route.query === undefined ? {} : checked(route.query, Object.fromEntries(asked.url.searchParams));
    const body = route.body === undefined ? undefined : checked(route.body, parseBody(asked.text, asked.headers));
    const ifMatch = asked.headers.get('if-match');
    if (route.ifMatch === true && ifMatch === null) throw new FakeProblem('version_required');
    const request = { params: asked.params, query, body, ifMatch } as FakeRequest;
    const content = handler(world, request);
    if (content === undefined) return new Response(null, { status: 204 });
    const etag = (content as { data: { etag?: string } }).data.etag;
    return jsonAnswer(content, route.status, etag === undefined ? {} : { etag });
  }

  function fakeFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : input, 'https://api.example.test');
    const method = init.method ?? 'GET';
    const signal = init.signal ?? undefined;
    if (signal?.aborted === true) return Promise.reject(reasonOf(signal));
    log.push(`${method} ${url.pathname}`);
    try {
      const text = typeof init.body === 'string' ? init.body : '';
      return Promise.resolve(respond({ url, method, headers: new Headers(init.headers), text, signal }));
    } catch (error) {
      if (!(error instanceof FakeProblem)) throw error;
      return Promise.resolve(problemAnswer(error.code, error.more));
    }
  }

  return {
    fetch: fakeFetch,
    token,
    apiKey,
    records,
    events,
    notes: () => [...records.activities.values()].filter((each) => each.type === 'note'),
    call: (id) => records.calls.get(id),
    asked: (method, path) => log.filter((line) => line === `${method} ${path}`).length,
    failNext: ({ code }) => void failures.push(code),
  };
}

function checked(schema: NonNullable<Route['body']>, value: unknown): unknown {
  const parsed = z.safeParse(schema, value);
  if (!parsed.success) throw new FakeProblem('validation_failed', { errors: fieldErrors(parsed.error) });
  return parsed.data;
}

function parseBody(text: string, headers: Headers): unknown {
  if (!(headers.get('content-type') ?? '').startsWith('application/json')) {
    throw new FakeProblem('unsupported_media_type');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new FakeProblem('malformed_request');
  }
}
