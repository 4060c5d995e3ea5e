import { DialoraError, type Problem } from '@dialora/core';
import { createApiClient, type ApiClientOptions } from '../client/client.js';
import type { WireContact } from '../schemas/contacts.js';

/** A contact as the wire has it. */
export const wireContact: WireContact = {
  id: 'c1',
  name: 'Ada',
  phones: [],
  emails: [],
  addresses: [],
  tags: [],
  custom_fields: { first_seen: '2026' },
  do_not_call: false,
  created_at: '2026-11-22T09:30:00.000Z',
  updated_at: '2026-11-22T09:30:00.000Z',
  etag: '"1"',
};

interface Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

type Answer = Response | Error | 'hang';

/** A JSON answer. */
export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
/** A problem answer. */
export const problem = (
  status: number,
  code: string,
  more: object = {},
  headers: Record<string, string> = {},
): Response => json({ type: 'about:blank', title: code, status, code, ...more }, status, headers);

/** A client whose network answers one after the other what the test says. */
export function scripted(answers: readonly Answer[], options: Partial<ApiClientOptions> = {}) {
  const asked: Asked[] = [];
  const rest: (Answer | undefined)[] = [...answers];
  const fetch: typeof globalThis.fetch = (url, init = {}) => {
    asked.push({
      url: url as string,
      method: init.method ?? 'GET',
      headers: Object.fromEntries(
        Object.entries(init.headers as Record<string, string>).map(([k, v]) => [k.toLowerCase(), v]),
      ),
      body: init.body === undefined ? undefined : JSON.parse(init.body as string),
    });
    const answer = rest.shift();
    if (answer === undefined) throw new Error('The test expects no further request.');
    if (answer === 'hang') {
      return new Promise((_resolve, reject) =>
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error)),
      );
    }
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const client = createApiClient({
    baseUrl: 'https://api.example.test/',
    getToken: () => Promise.resolve('dls_one'),
    fetch,
    random: () => 0,
    ...options,
  });
  return { client, asked };
}

/** The problem that a rejection carries. */
export async function problemFrom(promise: Promise<unknown>): Promise<Problem> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof DialoraError) return error.problem;
    throw error;
  }
  throw new Error('a rejection was expected');
}

/** Lets everything that is only waiting for promises go on. */
export const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
