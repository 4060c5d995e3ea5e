import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, test } from 'node:test';
import type { NodePhone } from '../testing/node-phone.js';
import { openPhone, until } from '../testing/node-phone.js';
import type { GatewayEvent, Route, Router } from './call/types.js';
import type { Gateway } from './gateway.js';
import { createGateway } from './gateway.js';
import { toneSource } from './media/source.js';
import { defaultRoute } from './route.js';

let gateway: Gateway;
let url: string;
let events: GatewayEvent[];
let phones: NodePhone[];
let route: Router;

beforeEach(async () => {
  events = [];
  phones = [];
  route = defaultRoute;
  gateway = createGateway({
    secret: 's',
    graceMs: 300,
    route: (call) => route(call),
    onEvent: (event) => {
      events.push(event);
      throw new Error('a listener that fails must not hurt');
    },
  });
  ({ url } = await gateway.listen());
});

afterEach(async () => {
  await Promise.all(phones.map((phone) => phone.close()));
  await gateway.stop();
  assert.deepEqual(gateway.usage(), { calls: 0, sockets: 0, peers: 0, timers: 0 });
});

async function open(identity: string, register = true): Promise<NodePhone> {
  const phone = await openPhone(url, gateway.mintToken(identity), register);
  phones.push(phone);
  return phone;
}

async function connect(): Promise<readonly [NodePhone, NodePhone, string]> {
  const [a, b] = [await open('a'), await open('b')];
  await a.dial({ To: 'client:b' });
  const callSid = await b.pickUp();
  await until(() => a.packets > 20 && b.packets > 20, 'media both ways');
  return [a, b, callSid];
}

const eventsOf = (identity: string): readonly GatewayEvent[] => events.filter((event) => event.identity === identity);

const endings = (): readonly string[] =>
  events.flatMap((event) => (event.type === 'ended' ? `${event.identity ?? event.script ?? ''} ${event.reason}` : []));

test('the devices of an identity are counted as they come and go, and whoever is told of it cannot hurt', async () => {
  const counts: string[] = [];
  const counting = createGateway({
    secret: 's',
    onDevices(identity, devices) {
      counts.push(`${identity} ${devices}`);
      throw new Error('a listener that fails must not hurt');
    },
  });
  const { url: address } = await counting.listen();
  const one = await openPhone(address, counting.mintToken('a'));
  const two = await openPhone(address, counting.mintToken('a'));
  two.send('register', { media: { audio: false } });
  await two.next('offline');
  await Promise.all([one.close(), two.close()]);
  await until(() => counting.usage().sockets === 0, 'both are gone');
  assert.deepEqual(counts, ['a 1', 'a 2', 'a 1', 'a 0']);
  await counting.stop();
});

test('what one says the other hears, and the keys it presses', async () => {
  const [a, b] = await connect();
  a.say(toneSource({ frequencies: [500], level: 0.5 }));
  await until(() => Math.abs(b.level - 0.5 / Math.SQRT2) < 0.02, 'the tone at its level');
  assert.ok(a.level < 0.001, 'nobody hears himself');
  for (const digit of '12#') a.press(digit);
  await until(() => b.digits === '12#', 'the digits');
  const [leg] = gateway.calls();
  assert.equal(leg?.media.digits, '12#');
  assert.ok(leg.media.rms > 0.3);
});

test('events tell of both legs, linked, in order', async () => {
  const [a] = await connect();
  await until(() => gateway.calls().every((leg) => leg.media.rxPackets > 20), 'sound on both legs');
  a.send('hangup', { callsid: gateway.calls()[0]?.callSid });
  await until(() => gateway.calls().length === 0, 'the end');
  const [caller, callee] = [eventsOf('a'), eventsOf('b')];
  assert.deepEqual(
    caller.map((event) => event.type).filter((type) => type !== 'media'),
    ['initiated', 'ringing', 'answered', 'ended'],
  );
  assert.deepEqual(
    callee.map((event) => event.type).filter((type) => type !== 'media'),
    ['initiated', 'ringing', 'answered', 'ended'],
  );
  assert.equal(callee[0]?.parentCallSid, caller[0]?.callSid);
  assert.deepEqual(endings(), ['a completed', 'b completed']);
  const ended = caller.at(-1);
  assert.ok(ended?.type === 'ended' && ended.durationMs > 0 && ended.media.rxPackets > 20);
});

test('nobody can end or answer a call that is not his', async () => {
  const [, , callSid] = await connect();
  const stranger = await open('c');
  stranger.send('hangup', { callsid: callSid });
  stranger.send('answer', { callsid: callSid, sdp: 'v=0' });
  await stranger.next('hangup');
  assert.equal(gateway.calls().length, 2);
});

test('a page that comes back with its token keeps the call; an unknown token is told so', async () => {
  const [a, b, callSid] = await connect();
  gateway.faults.dropSockets('b');
  await until(() => gateway.calls().some((call) => !call.attached), 'the leg without its socket');
  const again = await open('b');
  const token = b.received.find((message) => message.type === 'invite')?.payload.reconnect;
  again.send('invite', { callsid: callSid, sdp: 'v=0', reconnect: 'RTwrong', twilio: {} });
  assert.equal((await again.next('hangup')).payload.error?.code, 31107);
  const offer = await b.peer().offer();
  again.send('invite', { callsid: callSid, sdp: offer, reconnect: token, twilio: {} });
  const { payload } = await again.next('answer');
  assert.equal(payload.sdp, undefined, 'the same peer connection goes on');
  assert.notEqual(payload.reconnect, token, 'the token changes');
  await until(() => gateway.calls().every((call) => call.attached), 'the leg with a socket');
  assert.ok(a.packets > 0);
});

test('a page that does not come back in time loses the call', async () => {
  await connect();
  gateway.faults.dropSockets('b');
  await until(() => gateway.calls().length === 0, 'the end of the grace');
  assert.deepEqual(endings(), ['a completed', 'b network']);
});

test('the description of a call that is over is not accepted', async () => {
  const [a, b] = [await open('a'), await open('b')];
  await a.dial({ To: 'client:b' });
  const { payload } = await b.next('invite');
  a.send('hangup', { callsid: 'TJ1' });
  await b.next('cancel');
  b.send('answer', { callsid: payload.callsid, sdp: 'v=0' });
  await b.next('hangup');
});

test('an answer that is no session description ends the call as failed', async () => {
  const [a, b] = [await open('a'), await open('b')];
  await a.dial({ To: 'client:b' });
  const { payload } = await b.next('invite');
  b.send('answer', { callsid: payload.callsid, sdp: 'v=0' });
  assert.equal((await a.next('hangup')).payload.error?.code, 31005);
  assert.equal(gateway.calls().length, 0);
});

test('a route may take its time, and a caller who gives up meanwhile disturbs nobody', async () => {
  let decide = (_route: Route): void => undefined;
  route = () => new Promise<Route>((resolve) => (decide = resolve));
  const [a, b] = [await open('a'), await open('b')];
  await a.dial({ To: 'anywhere' });
  await until(() => gateway.calls().length === 1, 'the call that waits for its route');
  a.send('hangup', { callsid: 'TJ1' });
  await until(() => gateway.calls().length === 0, 'the end');
  decide({ kind: 'ring', identities: ['b'], from: 'x' });
  await a.dial({ To: 'anywhere' });
  await until(() => gateway.calls().length === 1, 'the second call');
  assert.deepEqual(
    b.received.map((message) => message.type),
    ['connected', 'ready'],
  );
});

test('a route that fails ends the call, as does one that refuses', async () => {
  const a = await open('a');
  route = () => Promise.reject(new Error('the database is down'));
  await a.dial({});
  assert.equal((await a.next('hangup')).payload.error?.code, 31005);
  route = () => ({ kind: 'reject', reason: 'forbidden' });
  await a.dial({});
  assert.equal((await a.next('hangup')).payload.error?.code, 31201);
  route = () => ({ kind: 'script', script: 'no such script' });
  await a.dial({});
  assert.equal((await a.next('hangup')).payload.error?.code, 31005);
});

test('a token without the right to dial cannot', async () => {
  const phone = await openPhone(url, gateway.mintToken('a', { outgoing: false }), false);
  phones.push(phone);
  await phone.dial({ To: 'talk' });
  assert.equal((await phone.next('hangup')).payload.error?.code, 31201);
});

test('a script of one’s own plays a far end', async () => {
  const a = await open('a');
  const heard: (string | undefined)[] = [];
  route = () => ({
    kind: 'script',
    script: {
      name: 'mine',
      about: 'Wants a key.',
      async run(far) {
        await far.answer();
        far.press('7');
        heard.push(await far.nextDigit(5000));
        far.hangUp();
      },
    },
  });
  await a.dial({});
  await until(() => a.digits === '7', 'the key of the script');
  a.press('4');
  await a.next('hangup');
  assert.deepEqual(heard, ['4']);
  assert.deepEqual(endings(), ['a completed', 'mine completed']);
});

test('a script that throws ends the call and not the gateway', async () => {
  const a = await open('a');
  const run = (): Promise<void> => Promise.reject(new Error('a bug'));
  route = () => ({ kind: 'script', script: { name: 'broken', about: '', run } });
  await a.dial({});
  assert.equal((await a.next('hangup')).payload.error?.code, 31005);
});

test('dialling nobody, or as an unknown script, is a mistake of the programmer', () => {
  assert.throws(() => gateway.dial({ identities: [], from: 'x' }), RangeError);
  assert.throws(() => gateway.dial({ identities: ['a'], from: 'x', script: 'no such script' }), RangeError);
  assert.throws(() => createGateway({ secret: '' }), RangeError);
  assert.equal(gateway.hangUp('CAunknown'), false);
});

test('it shares a server with others and leaves their upgrades alone', async () => {
  const server = createServer();
  const undo = gateway.attach(server, '/voice');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const phone = await openPhone(`ws://127.0.0.1:${port}/voice`, gateway.mintToken('a'));
  assert.equal(gateway.devices('a'), 1);
  await assert.rejects(openPhone(`ws://127.0.0.1:${port}/other`, 'x'));
  await phone.close();
  undo();
  assert.equal(server.listenerCount('upgrade'), 0);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('a refused connection is refused until it is allowed again', async () => {
  const allow = gateway.faults.refuseConnections();
  await assert.rejects(openPhone(url, gateway.mintToken('a')));
  allow();
  await open('a');
});
