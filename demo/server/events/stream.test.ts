import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import type { Env } from '../http/env.js';
import type { EventHub, EventListener } from './hub.js';
import { streamEvents } from './stream.js';

/** A hub that a test speaks through. */
function hub() {
  let listener: EventListener | undefined;
  let left = 0;
  const fake: EventHub = {
    join: (_account, _last, joined) => {
      listener = joined;
      return Promise.resolve({ start: { kind: 'fresh', id: 7 }, begin: () => undefined, stop: () => void (left += 1) });
    },
    close: () => Promise.resolve(),
  };
  return { fake, say: (data: string, id = 8) => listener?.onEvents([{ id, name: 'x', data }]), left: () => left };
}

async function open(fake: EventHub, options: { readonly endsAt?: Date; readonly heartbeatMs?: number } = {}) {
  const app = new Hono<Env>();
  app.get('/', (c) =>
    streamEvents(c, { hub: fake, accountId: 'a', now: new Date(), endsAt: options.endsAt, ...options }),
  );
  const response = await app.request('/');
  assert.ok(response.body);
  return { response, reader: response.body.getReader() };
}

const text = (chunk: { readonly value?: Uint8Array | undefined }): string => new TextDecoder().decode(chunk.value);

test('it starts with an id to resume from, and says now and then that it lives', async () => {
  const { fake } = hub();
  const { response, reader } = await open(fake, { heartbeatMs: 5 });
  assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
  assert.equal(text(await reader.read()), 'retry: 1000\n\n');
  assert.equal(text(await reader.read()), 'id: 7\n\n');
  assert.equal(text(await reader.read()), ': still here\n\n');
  await reader.cancel();
});

test('a page that stops reading is cut off before it fills the memory', async () => {
  const { fake, say, left } = hub();
  const { reader } = await open(fake);
  const big = JSON.stringify('x'.repeat(100_000));
  let said = 0;
  while (left() === 0 && said < 100) {
    said += 1;
    say(big, 8 + said);
  }
  assert.ok(said < 20, `${said} events of 100 kB were kept`);
  let ended = false;
  while (!ended) ended = (await reader.read()).done;
});

test('the line ends with its token', async () => {
  const { fake, left } = hub();
  const { reader } = await open(fake, { endsAt: new Date(Date.now() + 20) });
  while (!(await reader.read()).done);
  assert.equal(left(), 1);
});

test('a page that goes away leaves nothing behind', async () => {
  const { fake, say, left } = hub();
  const { reader } = await open(fake);
  await reader.cancel();
  assert.equal(left(), 1);
  say('1');
});
