import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { NodePhone } from '../testing/node-phone.js';
import { openPhone, until } from '../testing/node-phone.js';
import type { GatewayEvent, RingRoute, Route } from './call/types.js';
import type { Gateway } from './gateway.js';
import { createGateway } from './gateway.js';
import type { Script } from './scripts/script.js';
import { toneSource } from './media/source.js';

let gateway: Gateway;
let url: string;
let events: GatewayEvent[];
let phones: NodePhone[];
let route: Route;

beforeEach(async () => {
  events = [];
  phones = [];
  gateway = createGateway({
    secret: 's',
    tellEndReasons: true,
    route: () => route,
    onEvent: (event) => events.push(event),
  });
  ({ url } = await gateway.listen());
});

afterEach(async () => {
  await Promise.all(phones.map((phone) => phone.close()));
  await gateway.stop();
  assert.deepEqual(gateway.usage(), { calls: 0, sockets: 0, peers: 0, timers: 0 });
});

const ring = (...identities: string[]): RingRoute => ({ kind: 'ring', identities, from: '+12025550142' });
const mailbox = {
  kind: 'script',
  script: 'voicemail',
  parameters: { RingMs: '0', GreetingMs: '100' },
} as const;
const talk = { kind: 'script', script: 'talk', parameters: { RingMs: '0', TalkMs: '60000' } } as const;

/** A mailbox that says nothing and keeps everything. */
const listener: Script = {
  name: 'mine',
  about: 'Listens.',
  async run(far) {
    await far.ring();
    await far.answer();
    const recording = far.record();
    try {
      await far.wait(60_000);
    } finally {
      far.deliver(recording.stop());
    }
  },
};

async function open(identity: string): Promise<NodePhone> {
  const phone = await openPhone(url, gateway.mintToken(identity));
  phones.push(phone);
  return phone;
}

/** `from` calls `to`; resolves with the sids of both legs once they hear each other. */
async function connect(from: NodePhone, to: NodePhone, identity: string): Promise<{ caller: string; callee: string }> {
  route = ring(identity);
  const before = gateway.calls().length;
  await from.dial({});
  const callee = await to.pickUp();
  await until(() => gateway.calls().length === before + 2, 'both legs');
  await until(() => from.packets > 5 && to.packets > 5, 'media both ways');
  const caller = gateway.calls().find((leg) => leg.callSid === callee)?.parentCallSid ?? '';
  return { caller, callee };
}

/** What the phone was told about the end of its leg, in order. */
const reasons = (phone: NodePhone): readonly unknown[] =>
  phone.received.flatMap(({ type, payload }) =>
    type === 'message' ? [(payload as { content?: { reason?: string } }).content?.reason] : [],
  );

const endings = (): readonly string[] =>
  events.flatMap((event) =>
    event.type === 'ended' ? [`${event.identity ?? event.script ?? ''} ${event.reason}`] : [],
  );

test('a caller whom nobody answers is sent to the mailbox, and what is said there is kept', async () => {
  const caller = await open('caller');
  await open('agent');
  route = { ...ring('agent'), timeoutMs: 200, otherwise: { kind: 'script', script: listener } };
  await caller.dial({});
  await caller.next('answer');
  caller.say(toneSource({ frequencies: [500], level: 0.5 }));
  await until(() => gateway.calls().some(({ script, media }) => script === 'mine' && media.heardRms > 0.1), 'speech');
  caller.send('hangup', { callsid: gateway.calls()[0]?.callSid });
  await until(() => events.some((event) => event.type === 'voicemail'), 'the voicemail');
  const message = events.find((event) => event.type === 'voicemail');
  assert.ok(message?.type === 'voicemail' && message.wav.length > 44);
  assert.deepEqual(endings(), ['agent no-answer', 'caller completed', 'mine completed']);
});

test('where nobody is registered the mailbox answers at once, and declining leads there, too', async () => {
  const caller = await open('caller');
  route = { ...ring('nobody'), otherwise: mailbox };
  await caller.dial({});
  await caller.next('answer');
  caller.send('hangup', { callsid: gateway.calls()[0]?.callSid });
  await until(() => gateway.calls().length === 0, 'the end');

  const agent = await open('agent');
  route = { ...ring('agent'), otherwise: mailbox };
  await caller.dial({});
  const { payload } = await agent.next('invite');
  agent.send('reject', { callsid: payload.callsid });
  await caller.next('answer');
  assert.equal(gateway.calls().at(-1)?.script, 'voicemail');
});

test('a call that rings can be sent to the mailbox, and every device is told', async () => {
  const [caller, agent] = [await open('caller'), await open('agent')];
  route = ring('agent');
  await caller.dial({});
  const { payload } = await agent.next('invite');
  assert.equal(gateway.redirect(payload.callsid ?? '', mailbox), true);
  await agent.next('cancel');
  assert.deepEqual(reasons(agent), ['redirected']);
  await caller.next('answer');
  assert.equal(gateway.redirect(payload.callsid ?? '', mailbox), false, 'nothing rings any more');
});

test('of two devices the one that was slower is told that the other has the call', async () => {
  const [caller, one, two] = [await open('caller'), await open('agent'), await open('agent')];
  route = ring('agent');
  await caller.dial({});
  await Promise.all([one.pickUp(), two.next('cancel')]);
  assert.deepEqual([reasons(one), reasons(two)], [[], ['answered-elsewhere']]);
});

test('a transfer that nobody takes brings the call back', async () => {
  const [agent, customer, other] = [await open('agent'), await open('customer'), await open('other')];
  const { caller } = await connect(agent, customer, 'customer');
  gateway.transfer(caller, { ...ring('other'), timeoutMs: 200, otherwise: ring('agent') });
  await agent.next('hangup');
  assert.deepEqual(reasons(agent), ['transferred']);
  await other.next('cancel');
  await agent.pickUp();
  await until(() => gateway.calls().every((leg) => leg.phase === 'answered'), 'the talk');
  assert.deepEqual(
    gateway.calls().map((leg) => leg.identity),
    ['customer', 'agent'],
  );
});

test('two calls become one conversation: all hear all, and an end on one side is one on the other', async () => {
  const [agent, again, customer, third] = [
    await open('agent'),
    await open('agent'),
    await open('customer'),
    await open('third'),
  ];
  const first = await connect(agent, customer, 'customer');
  const second = await connect(again, third, 'third');
  assert.equal(gateway.merge(first.caller, second.caller), true);
  assert.equal(gateway.merge(first.callee, second.callee), false, 'they are one already');
  gateway.hangUp(second.caller, 'merged');
  await again.next('hangup');
  assert.deepEqual(reasons(again), ['merged']);
  assert.deepEqual(
    gateway.conversation(first.caller).map((leg) => leg.identity),
    ['agent', 'customer', 'third'],
  );
  third.say(toneSource({ frequencies: [500], level: 0.3 }));
  await until(() => agent.level > 0.05 && customer.level > 0.05, 'the third is heard by both');
  assert.ok(third.level < 0.001, 'and not by himself');
  third.press('7');
  await until(() => customer.digits === '7', 'his keys, too');

  // The agent leaves: the two others go on, until one of them hangs up.
  agent.send('hangup', { callsid: first.caller });
  await until(() => gateway.calls().length === 2, 'the two');
  customer.send('hangup', { callsid: first.callee });
  await third.next('hangup');
  await until(() => gateway.calls().length === 0, 'the end');
  assert.deepEqual([...endings()].sort(), ['agent completed', 'agent merged', 'customer completed', 'third completed']);
});

test('a merged call is recorded only once the third was told as well', async () => {
  const [agent, customer] = [await open('agent'), await open('customer')];
  const first = await connect(agent, customer, 'customer');
  const again = await open('agent');
  route = talk;
  await again.dial({});
  await until(
    () => gateway.calls().length === 4 && gateway.calls().every((leg) => leg.phase === 'answered'),
    'four legs',
  );
  const second = gateway.calls().at(-1);
  gateway.merge(first.caller, second?.callSid ?? '');
  gateway.recording.start(first.caller);
  await until(
    () => events.some((event) => event.type === 'recording' && event.state === 'recording'),
    'it runs',
    20_000,
  );
  for (const leg of gateway.conversation(first.caller)) assert.ok(leg.media.chimesHeard > 0, `${leg.to} was told`);
});
