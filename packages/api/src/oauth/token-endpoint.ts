import { DialoraError, systemClock, type Clock, type Problem } from '@dialora/core';
import * as z from 'zod/mini';
import { retryAfter } from '../client/problems.js';
import { browserOnline, type Online } from '../internal/online.js';
import { reasonOf } from '../internal/wait.js';
import { oauthErrorSchema, tokenResponseSchema } from '../schemas/oauth.js';

/** What is kept of a sign-in. Belongs where no page can read it: a service worker's storage. */
export interface TokenSet {
  readonly accessToken: string;
  /** Epoch ms by this device's clock. */
  readonly expiresAt: number;
  /** Works once; the next answer brings its successor. */
  readonly refreshToken?: string;
  readonly scopes: readonly string[];
}

export interface TokenEndpointOptions {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  readonly online?: Online;
  /** Milliseconds, 15 s by default. */
  readonly timeoutMs?: number;
}

interface Cancellable {
  readonly signal?: AbortSignal;
}

/** The OAuth endpoints that are asked in the background. Every method rejects with a `DialoraError`. */
export interface TokenEndpoint {
  exchange(
    grant: { readonly code: string; readonly verifier: string; readonly redirectUri: string },
    options?: Cancellable,
  ): Promise<TokenSet>;
  /** A `signed-out` problem with code `invalid_grant` means: this refresh token is over, sign in again. */
  refresh(refreshToken: string, options?: Cancellable): Promise<TokenSet>;
  /** Ends the token and all that came of it (RFC 7009). */
  revoke(token: string, options?: Cancellable): Promise<void>;
}

export function createTokenEndpoint(options: TokenEndpointOptions): TokenEndpoint {
  const clock = options.clock ?? systemClock;
  const online = options.online ?? browserOnline;
  const timeoutMs = options.timeoutMs ?? 15_000;
  const doFetch: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));

  async function post(path: string, form: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<string> {
    const limit = new AbortController();
    const cancel = clock.after(timeoutMs, () => limit.abort(new DOMException('timed out', 'TimeoutError')));
    const onAbort = (): void => limit.abort(reasonOf(signal));
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted === true) onAbort();
    try {
      const response = await doFetch(options.baseUrl.replace(/\/+$/, '') + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
        body: new URLSearchParams({ ...form, client_id: options.clientId }).toString(),
        signal: limit.signal,
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        redirect: 'error',
      });
      const text = await response.text();
      if (!response.ok) throw new DialoraError(refusal(response, text, clock.now()));
      return text;
    } catch (error) {
      if (error instanceof DialoraError) throw error;
      if (signal?.aborted === true) throw reasonOf(signal);
      throw new DialoraError(
        online.isOnline()
          ? { kind: 'api-unreachable', detail: `${path} does not answer` }
          : { kind: 'offline', detail: 'the browser reports no network' },
        { cause: error },
      );
    } finally {
      cancel();
      signal?.removeEventListener('abort', onAbort);
    }
  }

  async function tokens(form: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<TokenSet> {
    // Before the request: the lifetime counts from when the server made the token, not from when it arrived.
    const askedAt = clock.now();
    const parsed = z.safeParse(tokenResponseSchema, jsonOf(await post('/oauth/token', form, signal)));
    if (!parsed.success) {
      throw new DialoraError({ kind: 'server-error', code: 'unexpected_answer', detail: '/oauth/token: not a token' });
    }
    const { access_token, expires_in, refresh_token, scope } = parsed.data;
    return {
      accessToken: access_token,
      expiresAt: askedAt + expires_in * 1000,
      ...(refresh_token === undefined ? {} : { refreshToken: refresh_token }),
      scopes: scope?.split(' ').filter((each) => each !== '') ?? [],
    };
  }

  return {
    exchange: ({ code, verifier, redirectUri }, { signal } = {}) =>
      tokens({ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri }, signal),
    refresh: (refreshToken, { signal } = {}) =>
      tokens({ grant_type: 'refresh_token', refresh_token: refreshToken }, signal),
    async revoke(token, { signal } = {}) {
      await post('/oauth/revoke', { token }, signal);
    },
  };
}

function refusal(response: Response, text: string, now: number): Problem {
  const parsed = z.safeParse(oauthErrorSchema, jsonOf(text));
  const retryAfterMs = retryAfter(response.headers.get('retry-after'), now);
  const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
  if (response.status === 429) return { kind: 'rate-limited', status: 429, ...wait };
  if (response.status >= 500) {
    return { kind: response.status === 500 ? 'server-error' : 'api-unreachable', status: response.status, ...wait };
  }
  const code = parsed.success ? parsed.data.error : undefined;
  return {
    // Anything else (an unknown client, say) is a mistake in the set-up that signing in again would not mend.
    kind: code === 'invalid_grant' ? 'signed-out' : 'invalid',
    status: response.status,
    ...(code === undefined ? {} : { code }),
    ...(parsed.success && parsed.data.error_description !== undefined ? { detail: parsed.data.error_description } : {}),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
