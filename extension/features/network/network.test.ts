import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Port } from './frames.js';
import { serveNetwork } from './serve.js';
import { createWorkerFetch } from './worker-fetch.js';

/** Two ends of a port; what is posted arrives a turn later, copied, as between processes. */
function portPair(): { readonly page: Port; readonly worker: Port } {
  const make = () => ({ messages: new Set<(message: unknown) => void>(), ends: new Set<() => void>() });
  const [a, b] = [make(), make()];
  let closed = false;
  const end = (own: typeof a, other: typeof a): Port => ({
    postMessage(message) {
      if (closed) throw new Error('Attempting to use a disconnected port object');
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => other.messages.forEach((listener) => listener(copy)));
    },
    disconnect() {
      if (closed) return;
      closed = true;
      other.ends.forEach((listener) => listener());
    },
    onMessage: { addListener: (listener) => void own.messages.add(listener) },
    onDisconnect: { addListener: (listener) => void own.ends.add(listener) },
  });
  return { page: end(a, b), worker: end(b, a) };
}

function setUp(fetch: typeof globalThis.fetch, token: string | undefined = 'dls_secret') {
  const pairs: ReturnType<typeof portPair>[] = [];
  const workerFetch = createWorkerFetch({
    connect() {
      const pair = portPair();
      pairs.push(pair);
      serveNetwork(pair.worker, { apiOrigin: 'https://api.example.test', fetch, token: () => Promise.resolve(token) });
      return pair.page;
    },
  });
  return { fetch: workerFetch, pairs };
}

const origin = 'https://api.example.test';

test('a page’s request is done by the worker, which alone adds the token', async () => {
  const seen: { url: string; init: RequestInit }[] = [];
  const { fetch } = setUp((url, init = {}) => {
    seen.push({ url: url as string, init });
    return Promise.resolve(Response.json({ data: [1] }, { status: 201, headers: { etag: '"7"' } }));
  });
  const response = await fetch(`${origin}/api/v1/calls?limit=1`, {
    method: 'POST',
    headers: { 'Idempotency-Key': 'k1', Authorization: 'Bearer forged', Cookie: 'a=b' },
    body: '{"kind":"browser"}',
  });
  assert.deepEqual([response.status, response.headers.get('etag'), await response.json()], [201, '"7"', { data: [1] }]);
  assert.equal(seen[0]?.url, `${origin}/api/v1/calls?limit=1`);
  assert.deepEqual(seen[0].init.headers, { 'idempotency-key': 'k1', authorization: 'Bearer dls_secret' });
  assert.equal(seen[0].init.body, '{"kind":"browser"}');
});

test('nothing but the API can be reached, whatever address a page names', async () => {
  const { fetch } = setUp((url) => Promise.reject(new Error(`asked for ${url as string}`)));
  for (const path of ['/oauth/token', '/', '/api/v1/../../oauth/token']) {
    await assert.rejects(fetch(origin + path), TypeError);
  }
  let reached = '';
  const other = setUp((url) => {
    reached = url as string;
    return Promise.resolve(new Response(null, { status: 204 }));
  });
  await other.fetch('https://evil.example.test/api/v1/me');
  assert.equal(reached, `${origin}/api/v1/me`);
});

test('a stream arrives piece by piece, with letters cut between pieces made whole', async () => {
  let push = (_bytes: Uint8Array): void => undefined;
  const { fetch } = setUp(() =>
    Promise.resolve(
      new Response(new ReadableStream({ start: (controller) => void (push = (bytes) => controller.enqueue(bytes)) })),
    ),
  );
  const response = await fetch(`${origin}/api/v1/events`);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  push(new TextEncoder().encode('data: 1\n'));
  assert.deepEqual(await reader.read(), { done: false, value: 'data: 1\n' });
  const letter = new TextEncoder().encode('é');
  push(letter.slice(0, 1));
  push(letter.slice(1));
  assert.deepEqual(await reader.read(), { done: false, value: 'é' });
});

test('a file arrives byte for byte, and is never taken for text', async () => {
  const bytes = Uint8Array.from({ length: 200_001 }, (_, at) => (at * 7) % 256);
  for (const type of ['image/jpeg', 'application/pdf', 'text/plain', 'application/octet-stream']) {
    const { fetch } = setUp(() => Promise.resolve(new Response(bytes, { headers: { 'content-type': type } })));
    const response = await fetch(`${origin}/api/v1/message_media/key`);
    const file = await response.blob();
    assert.equal(file.type, type);
    assert.deepEqual(new Uint8Array(await file.arrayBuffer()), bytes, type);
  }
});

test('giving up ends the worker’s request too', async () => {
  let signal: AbortSignal | undefined;
  const { fetch } = setUp((_url, init) => {
    signal = init?.signal ?? undefined;
    return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));
  });
  const abort = new AbortController();
  const asked = fetch(`${origin}/api/v1/me`, { signal: abort.signal });
  await new Promise((resolve) => setImmediate(resolve));
  abort.abort();
  await assert.rejects(asked, { name: 'AbortError' });
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(signal?.aborted, true);
});

test('when the worker is stopped, what was under way fails, and the next request wakes a new one', async () => {
  let answers = false;
  const { fetch, pairs } = setUp(() => (answers ? Promise.resolve(Response.json({})) : new Promise(() => undefined)));
  const first = fetch(`${origin}/api/v1/me`);
  await new Promise((resolve) => setImmediate(resolve));
  pairs[0]!.worker.disconnect();
  await assert.rejects(first, TypeError);
  answers = true;
  assert.equal((await fetch(`${origin}/api/v1/me`)).status, 200);
  assert.equal(pairs.length, 2);
});

test('a worker that was stopped while it took the request is noticed, and the next request reaches another', async () => {
  const timers: (() => void)[] = [];
  const pairs: ReturnType<typeof portPair>[] = [];
  const fetch = createWorkerFetch({
    connect() {
      const pair = portPair();
      pairs.push(pair);
      // The first worker never hears anything, and its port is not closed either.
      if (pairs.length > 1) {
        const answer = () => Promise.resolve(Response.json({}));
        serveNetwork(pair.worker, { apiOrigin: origin, fetch: answer, token: () => Promise.resolve('dls_secret') });
      }
      return pair.page;
    },
    clock: {
      now: () => 0,
      after(_ms, run) {
        timers.push(run);
        return () => void timers.splice(timers.indexOf(run), 1);
      },
    },
  });
  const lost = fetch(`${origin}/api/v1/me`);
  timers[0]?.();
  await assert.rejects(lost, TypeError);
  assert.equal((await fetch(`${origin}/api/v1/me`)).status, 200);
  assert.equal(pairs.length, 2);
});

test('a request that was taken may take its time', async () => {
  const timers: (() => void)[] = [];
  const pair = portPair();
  serveNetwork(pair.worker, {
    apiOrigin: origin,
    fetch: () => new Promise(() => undefined),
    token: () => Promise.resolve('dls_secret'),
  });
  const fetch = createWorkerFetch({
    connect: () => pair.page,
    clock: {
      now: () => 0,
      after(_ms, run) {
        timers.push(run);
        return () => void timers.splice(timers.indexOf(run), 1);
      },
    },
  });
  const abort = new AbortController();
  const slow = fetch(`${origin}/api/v1/events`, { signal: abort.signal });
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(timers, []);
  abort.abort();
  await assert.rejects(slow, { name: 'AbortError' });
});

test('without a session the request still goes out, so that the API itself says what is missing', async () => {
  let headers: unknown;
  const { fetch } = setUp((_url, init) => {
    headers = init?.headers;
    return Promise.resolve(new Response('{}', { status: 401 }));
  }, '');
  assert.equal((await fetch(`${origin}/api/v1/me`, { headers: { Accept: 'application/json' } })).status, 401);
  assert.deepEqual(headers, { accept: 'application/json' });
});
