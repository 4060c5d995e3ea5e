import assert from 'node:assert/strict';
import { request } from 'node:http';
import { afterEach, beforeEach, test } from 'node:test';
import { openPhone, until } from '../../testing/node-phone.js';
import type { CallSnapshot } from '../call/types.js';
import type { Gateway } from '../gateway.js';
import { createGateway } from '../gateway.js';
import { silentLog } from '../log.js';
import { verifyToken } from '../token/verify.js';
import type { Control } from './control.js';
import { createControl } from './control.js';

let gateway: Gateway;
let control: Control;
let base: string;
let url: string;

beforeEach(async () => {
  control = createControl({ gateway: () => gateway, log: silentLog, openHost: false, help: 'the help' });
  gateway = createGateway({ secret: 's', onEvent: (event) => control.onEvent(event) });
  const listening = await gateway.listen({ handler: (incoming, response) => control.handler(incoming, response) });
  url = listening.url;
  base = `http://127.0.0.1:${listening.port}`;
});

afterEach(async () => {
  control.stop();
  await gateway.stop();
});

async function call(method: string, path: string, body?: unknown) {
  const response = await fetch(base + path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const answer = (await response.json()) as { data?: unknown; detail?: string };
  return { status: response.status, ...answer };
}

const legs = async (): Promise<readonly CallSnapshot[]> => (await call('GET', '/calls')).data as CallSnapshot[];

test('it mints tokens and explains itself', async () => {
  const { status, data } = await call('POST', '/token', { identity: 'agent.1', ttl_seconds: 60 });
  assert.equal(status, 201);
  const { token } = data as { token: string };
  const check = verifyToken(token, 's', Date.now());
  assert.ok(check.ok && check.identity === 'agent.1' && check.ttlSeconds <= 60);
  assert.equal(await (await fetch(base)).text(), 'the help');
});

test('a call is dialled, seen, held, recorded, extended, transferred and ended', async () => {
  const phone = await openPhone(url, gateway.mintToken('a'));
  const dialled = await call('POST', '/dial', {
    identities: ['a'],
    from: '+12025550142',
    parameters: { call_id: 'c' },
  });
  assert.equal(dialled.status, 201);
  const callSid = await phone.pickUp();
  await until(() => phone.packets > 5, 'media');
  assert.deepEqual(
    (await legs()).map((leg) => [leg.identity ?? leg.script, leg.phase]),
    [
      ['talk', 'answered'],
      ['a', 'answered'],
    ],
  );
  assert.equal((await call('POST', `/calls/${callSid}/hold`, { held: true })).status, 200);
  assert.equal((await legs())[1]?.held, true);
  assert.equal((await call('POST', `/calls/${callSid}/hold`, { held: false })).status, 200);
  assert.equal((await call('POST', `/calls/${callSid}/recording`, { action: 'start' })).status, 200);
  assert.equal((await legs())[0]?.recording, 'announcing');
  assert.equal((await call('POST', `/calls/${callSid}/add`, { to: 'echo' })).status, 201);
  assert.equal((await legs()).length, 3);
  assert.equal((await call('POST', `/calls/${callSid}/transfer`, { to: 'menu' })).status, 201);
  assert.equal((await phone.next('hangup')).payload.callsid, callSid);
  const [first] = await legs();
  assert.equal((await call('POST', `/calls/${first?.callSid ?? ''}/hang-up`)).status, 200);
  await phone.close();
});

test('two calls are joined, and a caller who waits is sent somewhere else', async () => {
  const phone = await openPhone(url, gateway.mintToken('a'));
  await phone.dial({ To: 'never-answers' });
  await until(() => gateway.calls().some((leg) => leg.phase === 'ringing'), 'it rings');
  const sid = gateway.calls().find((leg) => leg.identity === 'a')?.callSid ?? '';
  assert.equal((await call('POST', `/calls/${sid}/redirect`, { to: 'nobody' })).status, 400);
  assert.equal((await call('POST', `/calls/${sid}/redirect`, { to: 'talk' })).status, 200);
  await until(() => gateway.calls().some((leg) => leg.script === 'talk' && leg.phase === 'answered'), 'it is answered');
  assert.equal((await call('POST', `/calls/${sid}/redirect`, { to: 'echo' })).status, 404, 'nothing rings any more');
  const other = await openPhone(url, gateway.mintToken('b'));
  await other.dial({ To: 'talk', RingMs: '0' });
  await until(() => gateway.calls().some((leg) => leg.identity === 'b' && leg.phase === 'answered'), 'the second');
  const second = gateway.calls().find((leg) => leg.identity === 'b')?.callSid ?? '';
  assert.equal((await call('POST', `/calls/${sid}/merge`, { other: second })).status, 200);
  assert.ok(gateway.conversation(sid).some((leg) => leg.identity === 'b'));
  assert.equal((await call('POST', `/calls/${sid}/merge`, { other: second })).status, 404, 'they are one already');
  await Promise.all([phone.close(), other.close()]);
});

test('faults are made by hand', async () => {
  const phone = await openPhone(url, gateway.mintToken('a'));
  assert.equal((await call('POST', '/faults/refuse-connections', { ms: 60_000 })).status, 200);
  assert.equal((await call('POST', '/faults/drop-sockets', { identity: 'a' })).status, 200);
  await until(() => gateway.devices('a') === 0, 'the dropped socket');
  await assert.rejects(openPhone(url, gateway.mintToken('a')));
  await phone.close();
});

test('what does not fit is refused with a sentence', async () => {
  assert.match((await call('POST', '/token', {})).detail ?? '', /identity/);
  assert.equal((await call('POST', '/dial', { identities: ['a'], from: 'x', script: 'nobody' })).status, 400);
  assert.equal((await call('POST', '/calls/CA1/hang-up')).status, 404);
  assert.equal((await call('POST', '/calls/CA1/add', { to: 'echo' })).status, 404);
  assert.equal((await call('GET', '/nowhere')).status, 404);
  assert.equal((await call('GET', '/token')).status, 405);
  assert.equal((await fetch(`${base}/token`, { method: 'POST', body: '{' })).status, 400);
});

test('events stream', async () => {
  const response = await fetch(`${base}/events`);
  gateway.dial({ identities: ['nobody'], from: 'x' });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!text.includes('not-found')) text += (await reader?.read())?.value ?? assert.fail('the stream ended');
  assert.match(text, /^event: initiated\ndata: {/);
});

test('only this machine, and only its own pages, may use it', async () => {
  const foreign = await fetch(`${base}/calls`, { headers: { origin: 'https://shop.example.test' } });
  assert.equal(foreign.status, 403);
  const local = await fetch(`${base}/calls`, { headers: { origin: 'http://localhost:5170' } });
  assert.equal(local.headers.get('access-control-allow-origin'), 'http://localhost:5170');
  assert.equal(
    (await fetch(`${base}/token`, { method: 'OPTIONS', headers: { origin: 'http://localhost:1' } })).status,
    204,
  );
  const rebound = await new Promise<number | undefined>((resolve, reject) => {
    request(`${base}/calls`, { headers: { host: 'rebound.example.test' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });
  assert.equal(rebound, 403);
});
