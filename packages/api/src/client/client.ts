import { DialoraError, isTransient, systemClock, toProblem, type Clock, type Problem } from '@dialora/core';
import { browserOnline, type Online } from '../internal/online.js';
import { backoff, reasonOf, wait } from '../internal/wait.js';
import { needsToken, type Route, type RouteAnswer, type RouteInput } from '../routes/route.js';
import { parseAnswer } from './answer.js';
import { problemOf } from './problems.js';
import { prepare, type LooseInput, type Prepared, type RequestOptions } from './request.js';
import { createTokens, type GetToken } from './tokens.js';

export interface ApiClientOptions {
  /** Where the service is, e.g. `https://api.dialora.ai`; empty for the page's own origin. */
  readonly baseUrl: string;
  readonly getToken: GetToken;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  readonly online?: Online;
  readonly random?: () => number;
  /** How long one try may take, answer read. Milliseconds, 15 s by default. */
  readonly timeoutMs?: number;
  /** How often a try that time may cure is repeated; 2 by default. Safe: every write carries its idempotency key. */
  readonly retries?: number;
}

export interface ApiClient {
  readonly baseUrl: string;
  /** Asks a route and returns its checked answer in camelCase. Rejects with a `DialoraError`, or the abort's reason. */
  send<R extends Route>(route: R, input: RouteInput<R> & RequestOptions): Promise<RouteAnswer<R>>;
  /** Asks a route whose answer is not JSON (media, a download, the event stream) and hands out the good response. */
  open<R extends Route>(route: R, input: RouteInput<R> & RequestOptions): Promise<Response>;
}

/** Longer than this nobody waits for an automatic repetition: the problem is handed out with its `retryAfterMs`. */
const longestWaitMs = 10_000;

/** The typed client of the Dialora API: the reference server and the live service alike, by base URL and key alone. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const clock = options.clock ?? systemClock;
  const online = options.online ?? browserOnline;
  const random = options.random ?? Math.random;
  const timeoutMs = options.timeoutMs ?? 15_000;
  const tokens = createTokens(options.getToken);
  // Wrapped, because the global `fetch` refuses to be called as somebody's method.
  const doFetch: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));

  /** One try: the answer goes through `read` inside the same time limit. */
  async function attempt<T>(
    route: Route,
    { url, headers, body }: Prepared,
    signal: AbortSignal | undefined,
    token: string | undefined,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const limit = new AbortController();
    const cancel = clock.after(timeoutMs, () => limit.abort(new DOMException('timed out', 'TimeoutError')));
    const onAbort = (): void => limit.abort(reasonOf(signal));
    const forget = (): void => signal?.removeEventListener('abort', onAbort);
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted === true) onAbort();
    try {
      const response = await doFetch(url, {
        method: route.method,
        headers: token === undefined ? headers : { ...headers, Authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body }),
        signal: limit.signal,
        // The token is the credential; a cookie of the same host must not speak for the agent.
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        redirect: 'error',
      });
      if (!response.ok) throw new DialoraError(await problemOf(response, clock.now()));
      const answer = await read(response);
      // An opened body is still under way: its caller's signal goes on holding the request.
      if (route.content === undefined) forget();
      return answer;
    } catch (error) {
      forget();
      if (error instanceof DialoraError) throw error;
      if (signal?.aborted === true) throw reasonOf(signal);
      throw new DialoraError(unreachable(limit.signal.aborted), { cause: error });
    } finally {
      cancel();
    }
  }

  function unreachable(timedOut: boolean): Problem {
    if (!online.isOnline()) return { kind: 'offline', detail: 'the browser reports no network' };
    return { kind: 'api-unreachable', detail: timedOut ? `no answer within ${timeoutMs} ms` : 'the request failed' };
  }

  /** A try with the present token, and after a 401 one more with a new one. */
  async function attemptSignedIn<T>(
    route: Route,
    prepared: Prepared,
    signal: AbortSignal | undefined,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    if (!needsToken(route)) return attempt(route, prepared, signal, undefined, read);
    const token = await tokens.current();
    try {
      return await attempt(route, prepared, signal, token, read);
    } catch (error) {
      if (toProblem(error).status !== 401) throw error;
      return attempt(route, prepared, signal, await tokens.renew(token), read);
    }
  }

  async function run<T>(route: Route, input: LooseInput, read: (response: Response) => Promise<T>): Promise<T> {
    const { signal } = input;
    const prepared = prepare(options.baseUrl, route, input);
    const retries = input.retries ?? options.retries ?? 2;
    for (let repetition = 0; ; repetition += 1) {
      if (signal?.aborted === true) throw reasonOf(signal);
      try {
        return await attemptSignedIn(route, prepared, signal, read);
      } catch (error) {
        const problem = error instanceof DialoraError ? error.problem : undefined;
        if (problem === undefined || repetition >= retries || !mayRepeat(problem)) throw error;
        const pause = problem.retryAfterMs ?? backoff(repetition, 400, 4000, random);
        if (pause > longestWaitMs) throw error;
        await wait(clock, pause, signal);
      }
    }
  }

  return {
    baseUrl: options.baseUrl,
    send: (route, input) => run(route, input, (response) => parseAnswer(route, response)),
    open: (route, input) => run(route, input, (response) => Promise.resolve(response)),
  };
}

/** Without a network, or against a server that speaks another dialect, a repetition is pointless. */
function mayRepeat(problem: Problem): boolean {
  if (problem.kind === 'offline' || problem.code === 'unexpected_answer') return false;
  return isTransient(problem) || problem.code === 'idempotency_in_flight';
}
