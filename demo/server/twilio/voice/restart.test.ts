// What a server that starts makes of calls that Twilio carried on with while it was dead. The made-up Twilio on this machine.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startHarness, type Harness } from '../../testing/harness.js';
import { startFakeTwilio, type FakeTwilio } from '../../testing/twilio/fake-twilio.js';
import { customerNumber, voiceKeys } from '../../testing/twilio/subject.js';
import type { FakeCall } from '../../testing/twilio/world.js';

const dataDir = mkdtempSync(path.join(tmpdir(), 'dialora-restart-'));
let port = 0;
let twilio: FakeTwilio;
let h: Harness;

/** Begins as a server does that was dead meanwhile: the data and the address are the same. */
async function start(): Promise<void> {
  const { accountSid, authToken, baseUrl } = twilio;
  const publicUrl = `http://127.0.0.1:${port}`;
  h = await startHarness({
    dataDir,
    port,
    now: () => new Date(),
    keepers: undefined,
    twilio: { accountSid, authToken, baseUrl, publicUrl, voice: voiceKeys },
  });
}

before(async () => {
  twilio = await startFakeTwilio();
  port = await freePort();
  await start();
});
after(async () => {
  await h.server.stop();
  await twilio.stop();
  rmSync(dataDir, { recursive: true });
});

const call = async (id: string) => (await h.maya('GET', `/api/v1/calls/${id}`)).body.data;
const entries = async (id: string) => {
  const { body } = await h.maya('GET', '/api/v1/activities?contact_id=con_dana&type=call&limit=100');
  return body.data.filter((entry: { call_id: string }) => entry.call_id === id);
};

interface Talking {
  readonly id: string;
  /** Her own leg; with it the customer's ends. */
  readonly agent: FakeCall;
}

/** Maya talks with the customer; resolves once the records say so. */
async function talk(): Promise<Talking> {
  const body = { kind: 'browser', to_number: customerNumber };
  const id = (await h.maya('POST', '/api/v1/calls', { body })).body.data.id as string;
  const agent = await twilio.connect(h.url, 'agent.agt_maya', { call_id: id });
  await twilio.carrier.settled();
  const customer = twilio.ringing(customerNumber) ?? assert.fail('nobody is rung');
  twilio.carrier.answer(customer);
  await twilio.carrier.settled();
  await h.server.settled();
  assert.equal((await call(id)).status, 'in-progress');
  return { id, agent };
}

async function hangUp(leg: FakeCall): Promise<void> {
  twilio.carrier.end(leg, 'completed');
  await twilio.carrier.settled();
  await h.server.settled();
}

/** What Twilio tells of it is heard by nobody, and is not told again. */
function hangUpUnheard(leg: FakeCall): void {
  twilio.carrier.silent = true;
  twilio.carrier.end(leg, 'completed');
  twilio.carrier.silent = false;
}

test('a call that ended while no server was there is closed by the next one at its start, and one that goes on is not', async () => {
  const over = await talk();
  const going = await talk();
  await h.server.stop();
  hangUpUnheard(over.agent);
  await start();
  await h.server.settled();
  const closed = await call(over.id);
  assert.equal(closed.status, 'completed');
  assert.ok(Date.parse(closed.ended_at) >= Date.parse(closed.answered_at));
  assert.deepEqual(
    (await entries(over.id)).map(({ outcome }: { outcome: string }) => outcome),
    ['completed'],
  );
  assert.equal((await call(going.id)).status, 'in-progress');

  // It goes on as before: its end is told and written down, once.
  await hangUp(going.agent);
  assert.equal((await call(going.id)).status, 'completed');
  assert.equal((await entries(going.id)).length, 1);
});

test('while Twilio cannot be reached the server serves, and asks again until it can', async () => {
  const { id, agent } = await talk();
  await h.server.stop();
  hangUpUnheard(agent);
  const mend = twilio.break(500);
  await start();
  assert.equal((await call(id)).status, 'in-progress', 'the API answers meanwhile');
  mend();
  await h.server.settled();
  assert.equal((await call(id)).status, 'completed');
  assert.equal((await entries(id)).length, 1);
});

test('a server that is stopped while Twilio keeps it waiting does not wait', async () => {
  const { id, agent } = await talk();
  await h.server.stop();
  const release = twilio.hold();
  await start();
  const began = Date.now();
  await h.server.stop();
  assert.ok(Date.now() - began < 4_000, 'well below the time-out of a request');
  release();
  await start();
  assert.equal((await call(id)).status, 'in-progress');
  await hangUp(agent);
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as AddressInfo;
      probe.close(() => resolve(free));
    });
  });
}
