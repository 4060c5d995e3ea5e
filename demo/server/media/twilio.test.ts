import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { MediumProblem } from './outside.js';
import { createTwilioKeeper } from './twilio.js';

const reference = `MM${'a'.repeat(32)}/ME${'b'.repeat(32)}`;
const signal = new AbortController().signal;

/** Waits that end when the test says so. */
function handClock() {
  const waiting = new Map<() => void, number>();
  return {
    after(ms: number, run: () => void) {
      // Two waits may run the same thing: each is its own.
      const own = (): void => run();
      waiting.set(own, ms);
      return () => void waiting.delete(own);
    },
    /** How long is waited for something, in ms. */
    get waits(): readonly number[] {
      return [...waiting.values()].sort((a, b) => a - b);
    },
    /** So many ms have passed. */
    pass(ms: number) {
      for (const [run, at] of waiting) if (at <= ms) run();
    },
  };
}

describe('a medium at Twilio', () => {
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let asked: { readonly authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    asked.push({ authorization: request.headers.authorization });
    answer(request, response);
  });
  let port = 0;
  before(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => (asked = []));

  /** Every name is this machine's, and what is asked by https is answered as if it were. */
  const addresses: string[] = [];
  const fetchHere: typeof fetch = (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input);
    addresses.push(address.href);
    return fetch(`http://127.0.0.1:${port}${address.pathname}`, init);
  };
  const keeperAt = (baseUrl: string) => {
    const clock = handClock();
    addresses.length = 0;
    const keeper = createTwilioKeeper({
      accountSid: 'AC1',
      authToken: 't',
      baseUrl,
      fetch: fetchHere,
      after: clock.after,
    });
    return { clock, read: () => keeper.read(reference, { signal }) };
  };
  const unreachable = (error: unknown): true => {
    assert.ok(error instanceof MediumProblem);
    assert.equal(error.kind, 'unreachable');
    return true;
  };

  test('is given up when nothing is answered within ten seconds', async () => {
    const { clock, read } = keeperAt('https://carrier.example.test');
    const arrived = new Promise<IncomingMessage>((resolve) => (answer = resolve));
    const wanted = assert.rejects(read(), unreachable);
    const request = await arrived;
    assert.deepEqual(clock.waits, [10_000, 120_000]);
    const left = once(request.socket, 'close');
    clock.pass(9_999);
    assert.equal(request.socket.destroyed, false);
    clock.pass(10_000);
    await wanted;
    await left;
  });

  test('may take its time once it began, but is cut off after two minutes', async () => {
    const { clock, read } = keeperAt('https://carrier.example.test');
    let response: ServerResponse | undefined;
    answer = (_request, given) => {
      response = given;
      given.writeHead(200, { 'Content-Type': 'image/png' }).write('begun');
    };
    const medium = await read();
    const reader = medium?.body.getReader();
    assert.equal(Buffer.from((await reader?.read())?.value ?? []).toString(), 'begun');
    assert.deepEqual(clock.waits, [120_000], 'the ten seconds are over');
    clock.pass(119_999);
    response?.write('later');
    assert.equal(Buffer.from((await reader?.read())?.value ?? []).toString(), 'later');
    assert.ok(response);
    const left = once(response, 'close');
    clock.pass(120_000);
    await assert.rejects(async () => reader?.read(), /took too long/);
    await left;
  });

  test('is never fetched openly once Twilio was asked in secret', async () => {
    const { read } = keeperAt('https://carrier.example.test');
    for (const location of ['http://storage.example.test/x', 'ftp://storage.example.test/x', 'file:///etc/hostname']) {
      addresses.length = 0;
      answer = (_request, response) => response.writeHead(307, { Location: location }).end();
      await assert.rejects(read(), unreachable);
      assert.deepEqual(addresses, [
        `https://carrier.example.test/2010-04-01/Accounts/AC1/Messages/${reference.replace('/', '/Media/')}`,
      ]);
    }
  });

  test('is followed to the storage, which never hears our password, and not in circles', async () => {
    const { clock, read } = keeperAt('https://carrier.example.test');
    answer = (request, response) => {
      if (request.url === '/there') response.end('found');
      else response.writeHead(307, { Location: 'https://storage.example.test/there' }).end();
    };
    const medium = await read();
    assert.equal(await new Response(medium?.body).text(), 'found');
    const [first, second] = asked;
    assert.equal(first?.authorization, `Basic ${Buffer.from('AC1:t').toString('base64')}`);
    assert.deepEqual([second?.authorization, asked.length], [undefined, 2]);
    assert.deepEqual(clock.waits, [120_000]);

    asked = [];
    answer = (_request, response) => response.writeHead(302, { Location: '/again' }).end();
    await assert.rejects(read(), unreachable);
    assert.equal(asked.length, 4);
  });
});
