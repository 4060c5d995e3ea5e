import { DialoraError, type Problem } from '@dialora/core';
import type { GetSession, Session } from './session-keeper.js';

/** Asks the business's own server (`session-url`) for a session. Its cookies say who the agent is. */
export function sessionFrom(url: string, doFetch: typeof fetch = (input, init) => fetch(input, init)): GetSession {
  return async ({ signal }) => {
    let response: Response;
    try {
      response = await doFetch(url, {
        method: 'POST',
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
        },
        body: '{}',
        credentials: 'same-origin',
        cache: 'no-store',
        ...(signal === undefined ? {} : { signal }),
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw new DialoraError(
        { kind: navigator.onLine ? 'api-unreachable' : 'offline', detail: 'the session address does not answer' },
        { cause: error },
      );
    }
    if (!response.ok) throw new DialoraError(problemOf(response.status));
    return readSession(await response.json().catch(() => undefined));
  };
}

function problemOf(status: number): Problem {
  const detail = `the session address answered ${status}`;
  if (status === 401 || status === 403) return { kind: 'signed-out', status, detail };
  if (status === 429) return { kind: 'rate-limited', status, detail };
  return { kind: 'server-error', status, detail };
}

/** The API's own answer to `POST /api/v1/sessions`, handed through: `{ data: { token, expires_at, scopes } }`. */
export function readSession(body: unknown): Session {
  const data = field(body, 'data');
  const token = field(data, 'token');
  const expiresAt = Date.parse(String(field(data, 'expires_at')));
  const scopes = field(data, 'scopes');
  if (typeof token !== 'string' || token === '' || Number.isNaN(expiresAt)) {
    throw new DialoraError({
      kind: 'server-error',
      code: 'unexpected_answer',
      detail: 'The session address must answer with {"data":{"token":"…","expires_at":"…","scopes":[…]}}.',
    });
  }
  return { token, expiresAt, scopes: Array.isArray(scopes) ? scopes.map(String) : [] };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
