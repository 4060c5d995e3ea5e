// The API and the real gateway together, with real audio and no browser: what an agent does at the desk reaches the line,
// and what happens on the line reaches the records.
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { createGateway } from '@dialora/voice-gateway';
import type { NodePhone } from '@dialora/voice-gateway/testing';
import { openPhone, toneSource, until } from '@dialora/voice-gateway/testing';
import type { Harness } from '../testing/harness.js';
import { startHarness } from '../testing/harness.js';

const customerNumber = '+12025550147';
const customerIdentity = 'phone.12025550147';
let h: Harness;
const phones: NodePhone[] = [];

before(async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'dialora-desk-'));
  h = await startHarness({ dataDir, createGateway });
});
afterEach(async () => {
  await Promise.all(phones.splice(0).map((phone) => phone.close()));
  await until(() => h.server.voice.gateway.calls().length === 0, 'no call is left', 20_000);
  await h.server.voice.settled();
});
after(async () => {
  await h.close();
});

const toneOf = (hertz: number, level: number) => toneSource({ frequencies: [hertz], level });

async function open(identity: string): Promise<NodePhone> {
  const phone = await openPhone(`ws://127.0.0.1:${h.server.port}/signal`, h.server.voice.gateway.mintToken(identity));
  phones.push(phone);
  return phone;
}
const call = async (id: string) => (await h.maya('GET', `/api/v1/calls/${id}`)).body.data;
const post = async (address: string, body?: unknown) => {
  const answer = await h.maya('POST', `/api/v1/calls/${address}`, body === undefined ? {} : { body });
  assert.ok(answer.status < 300, `${address}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.data;
};
async function settled(id: string, holds: (record: Record<string, any>) => boolean, what: string): Promise<void> {
  const end = Date.now() + 15_000;
  for (;;) {
    await h.server.voice.settled();
    const record = await call(id);
    if (holds(record)) return;
    if (Date.now() > end) assert.fail(`${what}: ${JSON.stringify(record)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The customer calls and Maya answers; resolves once they hear each other. */
async function talk() {
  const customer = await open(customerIdentity);
  const maya = await open('agent.agt_maya');
  const { body } = await h.ask('POST', '/demo/handset/calls', { body: { number: customerNumber } });
  const id: string = body.data.id;
  await customer.dial({ call_id: id });
  const mayaLeg = await maya.pickUp();
  await until(() => customer.packets > 5 && maya.packets > 5, 'media both ways', 20_000);
  await settled(id, (record) => record['status'] === 'in-progress', 'answered');
  return { id, customer, maya, mayaLeg };
}

test('hold, recording with its announcement and a pause, and the sound afterwards', async () => {
  const { id, customer, maya } = await talk();
  assert.equal((await post(`${id}/hold`, { held: true })).held, true);
  maya.say(toneOf(500, 0.5));
  await until(() => customer.level > 0.01 && customer.level < 0.3, 'the hold tone and not the agent');
  assert.equal((await post(`${id}/hold`, { held: false })).held, false);
  await until(() => customer.level > 0.3, 'the agent again');
  // Whoever talks over the chime hides it from the far end's ear for tones.
  maya.say(toneOf(500, 0));

  assert.equal((await post(`${id}/recording`, { action: 'start' })).recording.state, 'announcing');
  await settled(id, (record) => record['recording'].state === 'on', 'the recorder runs');
  for (const leg of h.server.voice.gateway.calls()) assert.ok(leg.media.chimesHeard > 0, 'everybody was told first');
  assert.equal((await post(`${id}/recording`, { action: 'pause' })).recording.state, 'paused');
  assert.equal((await post(`${id}/recording`, { action: 'resume' })).recording.state, 'on');
  const begun = Date.now();
  await until(() => Date.now() - begun > 1_200, 'something to keep');
  customer.send('hangup', { callsid: h.server.voice.gateway.calls()[0]?.callSid });
  await settled(id, (record) => record['status'] === 'completed' && record['recording'].recording_id, 'the end');

  const recordingId = (await call(id)).recording.recording_id;
  const { body } = await h.maya('GET', `/api/v1/activities?contact_id=con_dana&type=call&limit=100`);
  const entry = body.data.find((each: { call_id: string }) => each.call_id === id);
  assert.equal(entry.recording_id, recordingId);
  const kept = (await h.maya('GET', `/api/v1/recordings/${recordingId}`)).body.data;
  assert.ok(kept.announced_at !== undefined && kept.duration_seconds >= 1);
  const { url } = (await h.maya('POST', `/api/v1/recordings/${recordingId}/link`)).body.data;
  const part = await fetch(url, { headers: { range: 'bytes=0-3' } });
  assert.deepEqual([part.status, await part.text()], [206, 'RIFF']);
  assert.equal((await fetch(`${url}x`)).status, 404);
});

test('a warm transfer: the colleague is asked while the caller waits, then has the call', async () => {
  const { id, customer, maya } = await talk();
  const tomas = await open('agent.agt_tomas');
  const asked = await post(`${id}/consult`, { to_agent_id: 'agt_tomas' });
  assert.deepEqual([asked.consult_for, (await call(id)).held], [id, true]);
  const second = await open('agent.agt_maya');
  await second.dial({ call_id: asked.id });
  await tomas.pickUp();
  second.say(toneOf(500, 0.5));
  await until(() => tomas.level > 0.3, 'the colleague hears the question', 20_000);
  assert.ok(customer.level < 0.3, 'and the caller does not');
  await settled(asked.id, (record) => record['status'] === 'in-progress', 'asked');
  await post(`${id}/transfer/complete`);
  await Promise.all([maya.next('hangup'), second.next('hangup')]);
  tomas.say(toneOf(800, 0.5));
  await until(() => customer.level > 0.3, 'the caller hears the colleague');
  customer.send('hangup', { callsid: h.server.voice.gateway.calls()[0]?.callSid });
  await tomas.next('hangup');
  await settled(id, (record) => record['status'] === 'completed', 'the end');
  assert.equal((await call(id)).agent_id, 'agt_tomas');
});

test('a consultation can be given up at any time, and the caller is there', async () => {
  const { id, customer, maya } = await talk();
  await open('agent.agt_tomas');
  const asked = await post(`${id}/consult`, { to_agent_id: 'agt_tomas' });
  const second = await open('agent.agt_maya');
  await second.dial({ call_id: asked.id });
  await until(() => h.server.voice.gateway.calls().length === 4, 'the colleague rings');
  second.send('hangup', { callsid: 'TJ1' });
  await settled(asked.id, (record) => record['ended_at'] !== undefined, 'given up');
  const back = await post(`${id}/transfer/cancel`);
  assert.deepEqual([back.transfer, back.held], [undefined, true]);
  await post(`${id}/hold`, { held: false });
  maya.say(toneOf(500, 0.5));
  await until(() => customer.level > 0.3, 'the caller hears the agent');
  await post(`${id}/end`);
});

test('two calls become a conference of three; one is let go, and the rest is ended for everybody', async () => {
  const { id, customer, maya } = await talk();
  const tomas = await open('agent.agt_tomas');
  const asked = await post(`${id}/consult`, { to_agent_id: 'agt_tomas' });
  const second = await open('agent.agt_maya');
  await second.dial({ call_id: asked.id });
  await tomas.pickUp();
  await settled(asked.id, (record) => record['status'] === 'in-progress', 'asked');
  const merged = await post(`${id}/merge`, { other_call_id: asked.id });
  assert.deepEqual(
    merged.parties.map((party: { number?: string; agent_id?: string }) => party.number ?? party.agent_id),
    [customerNumber, 'agt_tomas'],
  );
  await second.next('hangup');
  tomas.say(toneOf(500, 0.5));
  await until(() => customer.level > 0.3 && maya.level > 0.3, 'all hear the third');
  const third = merged.parties[1].id;
  const two = await post(`${id}/parties/${third}/remove`);
  assert.equal(two.parties.length, 1);
  await tomas.next('hangup');
  await post(`${id}/end`);
  await Promise.all([customer.next('hangup'), maya.next('hangup')]);
  await settled(id, (record) => record['status'] === 'completed', 'the end');
});

test('a cold transfer that nobody takes comes back to the agent', async () => {
  const { id, customer, maya } = await talk();
  const tomas = await open('agent.agt_tomas');
  await post(`${id}/transfer`, { to_agent_id: 'agt_tomas' });
  await maya.next('hangup');
  const { payload } = await tomas.next('invite');
  tomas.send('reject', { callsid: payload.callsid });
  await maya.pickUp();
  maya.say(toneOf(500, 0.5));
  await until(() => customer.level > 0.3, 'the caller hears the agent again');
  assert.equal((await call(id)).ended_at, undefined);
  await post(`${id}/end`);
});

test('whoever is sent to the voicemail leaves a message that can be heard, and the call is a missed one', async () => {
  const customer = await open(customerIdentity);
  const maya = await open('agent.agt_maya');
  const { body } = await h.ask('POST', '/demo/handset/calls', { body: { number: customerNumber } });
  const id: string = body.data.id;
  await customer.dial({ call_id: id });
  await maya.next('invite');
  await post(`${id}/voicemail`);
  await maya.next('cancel');
  customer.say(toneOf(500, 0.5));
  await until(
    () => h.server.voice.gateway.calls().some((leg) => leg.script === 'voicemail' && leg.media.txPackets > 250),
    'the greeting, the beep and a message',
    20_000,
  );
  customer.send('hangup', { callsid: h.server.voice.gateway.calls()[0]?.callSid });
  await settled(id, (record) => record['status'] === 'no-answer', 'missed');
  const [message] = (await h.maya('GET', '/api/v1/voicemails')).body.data;
  assert.deepEqual([message.from_number, message.contact_id, message.heard], [customerNumber, 'con_dana', false]);
  const { url } = (await h.maya('POST', `/api/v1/voicemails/${message.id}/link`)).body.data;
  assert.ok((await (await fetch(url)).arrayBuffer()).byteLength > 8_000);
  const patched = await h.maya('PATCH', `/api/v1/voicemails/${message.id}`, { body: { heard: true } });
  assert.equal(patched.body.data.heard, true);
});
