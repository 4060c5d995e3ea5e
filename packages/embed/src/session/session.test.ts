import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DialoraError } from '@dialora/core';
import { createManualClock } from '@dialora/core/testing';
import { createSessionKeeper, type Session } from './session-keeper.js';
import { readSession, sessionFrom } from './session-url.js';

const minute = 60_000;

test('one session serves many requests, and a new one is fetched a minute before it ends', async () => {
  const clock = createManualClock();
  let fetched = 0;
  const keeper = createSessionKeeper((): Promise<Session> => {
    fetched += 1;
    return Promise.resolve({ token: `dls_${fetched}`, expiresAt: clock.now() + 10 * minute, scopes: [] });
  }, clock);
  const first = await Promise.all([keeper.getToken({ fresh: false }), keeper.getToken({ fresh: false })]);
  assert.deepEqual(first, ['dls_1', 'dls_1']);
  clock.advance(8 * minute);
  assert.equal(await keeper.getToken({ fresh: false }), 'dls_1');
  clock.advance(1.5 * minute);
  assert.equal(await keeper.getToken({ fresh: false }), 'dls_2');
  assert.equal(await keeper.getToken({ fresh: true }), 'dls_3');
});

test('a failed renewal is tried again by the next request', async () => {
  let fail = true;
  const keeper = createSessionKeeper(() =>
    fail
      ? Promise.reject(new DialoraError({ kind: 'offline' }))
      : Promise.resolve({ token: 'dls_1', expiresAt: Date.now() + minute * 5, scopes: [] }),
  );
  await assert.rejects(keeper.current(), { name: 'DialoraError' });
  fail = false;
  assert.equal((await keeper.current()).token, 'dls_1');
});

const answering = (status: number, body: unknown): typeof fetch => {
  return () => Promise.resolve(new Response(JSON.stringify(body), { status }));
};

test('the session address is asked with POST, and its answer is the API’s own', async () => {
  const asked: RequestInit[] = [];
  const get = sessionFrom('https://shop.example.com/session', (_url, init) => {
    asked.push(init ?? {});
    const data = { token: 'dls_x', expires_at: '2026-11-22T10:00:00Z', scopes: ['voice:use'] };
    return Promise.resolve(new Response(JSON.stringify({ data })));
  });
  assert.deepEqual(await get({}), {
    token: 'dls_x',
    expiresAt: Date.parse('2026-11-22T10:00:00Z'),
    scopes: ['voice:use'],
  });
  assert.deepEqual(
    asked.map(({ method, credentials }) => ({ method, credentials })),
    [{ method: 'POST', credentials: 'same-origin' }],
  );
});

test('each refusal of the session address has its own problem', async () => {
  for (const [status, kind] of [
    [401, 'signed-out'],
    [403, 'signed-out'],
    [429, 'rate-limited'],
    [500, 'server-error'],
  ] as const) {
    await assert.rejects(
      sessionFrom('https://shop.example.com/session', answering(status, {}))({}),
      (error: DialoraError) => error.problem.kind === kind && error.problem.status === status,
    );
  }
});

test('an answer that is no session says what was expected', () => {
  for (const body of [undefined, {}, { data: {} }, { data: { token: 'x', expires_at: 'soon' } }, 'no']) {
    assert.throws(() => readSession(body), /must answer with/);
  }
});
