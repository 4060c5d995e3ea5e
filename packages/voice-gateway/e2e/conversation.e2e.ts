import type { Page } from '@playwright/test';
import type { Bench } from './harness.js';
import { clientLeg, diary, endReasons, expect, farEnd, hearsAudio, hearsTone, heard, test } from './harness.js';

async function connect(bench: Bench): Promise<{ agent: Page; customer: Page; agentSid: string; customerSid: string }> {
  const customer = await bench.phone('phone.15550100');
  const agent = await bench.phone('agent.1');
  await agent.evaluate(() => window.phone.dial({ To: 'client:phone.15550100' }));
  await heard(customer, 'device:incoming');
  await customer.evaluate(() => window.phone.accept());
  await Promise.all([hearsAudio(agent), hearsAudio(customer)]);
  const sid = (identity: string): string => clientLeg(bench, identity)?.callSid ?? '';
  return { agent, customer, agentSid: sid('agent.1'), customerSid: sid('phone.15550100') };
}

test('a held party hears the hold tone, the other one silence, until the call is resumed', async ({ bench }) => {
  const { agent, customer, customerSid } = await connect(bench);
  expect(bench.gateway.hold(customerSid, true)).toBe(true);
  await hearsTone(customer, 350);
  await expect.poll(() => clientLeg(bench, 'agent.1')?.media.heardPeakRms).toBe(0);
  expect(clientLeg(bench, 'phone.15550100')?.held).toBe(true);
  // Silence is sent, not nothing: the SDK would take a dead line for a broken one.
  const sent = clientLeg(bench, 'agent.1')?.media.txPackets ?? 0;
  await expect.poll(() => clientLeg(bench, 'agent.1')?.media.txPackets ?? 0).toBeGreaterThan(sent + 25);
  bench.gateway.hold(customerSid, false);
  await Promise.all([hearsAudio(agent), hearsAudio(customer)]);
  expect(bench.events.flatMap((event) => (event.type === 'held' ? event.held : []))).toEqual([true, false]);
});

test('a third party joins, all three hear each other, and one may leave', async ({ bench }) => {
  const { agent, customer, agentSid } = await connect(bench);
  const colleague = await bench.phone('agent.2');
  bench.gateway.addParty(agentSid, { kind: 'ring', identities: ['agent.2'], from: 'client:agent.1' });
  await heard(colleague, 'device:incoming');
  await colleague.evaluate(() => window.phone.accept());
  await hearsAudio(colleague);
  // Each is heard by both others: with two of three muted, the third is what they hear.
  const pages = { agent, customer, colleague };
  const identities = { agent: 'agent.1', customer: 'phone.15550100', colleague: 'agent.2' } as const;
  for (const speaker of ['agent', 'customer', 'colleague'] as const) {
    const others = (['agent', 'customer', 'colleague'] as const).filter((name) => name !== speaker);
    await Promise.all(others.map((name) => pages[name].evaluate(() => window.phone.mute(true))));
    await expect.poll(() => clientLeg(bench, identities[speaker])?.media.heardPeakRms).toBe(0);
    await Promise.all(others.map((name) => hearsAudio(pages[name])));
    await Promise.all(others.map((name) => pages[name].evaluate(() => window.phone.mute(false))));
  }
  await agent.evaluate(() => window.phone.hangUp());
  await expect.poll(() => bench.gateway.calls().length).toBe(2);
  await Promise.all([hearsAudio(customer), hearsAudio(colleague)]);
  await customer.evaluate(() => window.phone.hangUp());
  await heard(colleague, 'call:disconnect');
});

test('a transferred party hears ringing and then the new one; the first agent is free', async ({ bench }) => {
  const { agent, customer, agentSid } = await connect(bench);
  const colleague = await bench.phone('agent.2');
  bench.gateway.transfer(agentSid, { kind: 'ring', identities: ['agent.2'], from: '+12025550142' });
  await heard(agent, 'call:disconnect');
  await heard(colleague, 'device:incoming');
  await hearsTone(customer, 440);
  await colleague.evaluate(() => window.phone.accept());
  await Promise.all([hearsAudio(customer), hearsAudio(colleague)]);
  expect(endReasons(bench)).toEqual(['transferred']);
  expect(await diary(agent)).not.toContainEqual(expect.stringContaining('error'));
});

test('a transfer to nobody changes nothing', async ({ bench }) => {
  const { agent, customer, agentSid } = await connect(bench);
  expect(bench.gateway.transfer(agentSid, { kind: 'ring', identities: ['agent.absent'], from: 'x' })).toEqual([]);
  await Promise.all([hearsAudio(agent), hearsAudio(customer)]);
});

test('a recording starts only after all have heard the announcement, and keeps nothing while paused', async ({
  bench,
}) => {
  const page = await bench.phone('agent.1');
  await page.evaluate(() => window.phone.dial({ To: 'talk', RingMs: '100' }));
  await heard(page, 'call:accept');
  await hearsAudio(page);
  const { callSid } = clientLeg(bench, 'agent.1') ?? { callSid: '' };
  const phases = () => bench.events.flatMap((event) => (event.type === 'recording' ? event.state : []));

  bench.gateway.recording.start(callSid);
  expect(phases()).toEqual(['announcing']);
  await hearsTone(page, 1400);
  await expect.poll(phases).toEqual(['announcing', 'recording']);
  expect(farEnd(bench, 'talk')?.media.chimesHeard).toBe(1);
  expect(clientLeg(bench, 'agent.1')?.media.chimesHeard).toBe(1);

  bench.gateway.recording.pause(callSid);
  expect(clientLeg(bench, 'agent.1')?.recording).toBe('paused');
  const pausedAt = farEnd(bench, 'talk')?.media.txPackets ?? 0;
  await expect.poll(() => farEnd(bench, 'talk')?.media.txPackets ?? 0).toBeGreaterThan(pausedAt + 50);
  bench.gateway.recording.resume(callSid);
  const resumedAt = farEnd(bench, 'talk')?.media.txPackets ?? 0;
  await expect.poll(() => farEnd(bench, 'talk')?.media.txPackets ?? 0).toBeGreaterThan(resumedAt + 100);
  await page.evaluate(() => window.phone.hangUp());

  await expect.poll(() => bench.events.find((event) => event.type === 'recorded')).toBeDefined();
  const recorded = bench.events.find((event) => event.type === 'recorded');
  if (recorded?.type !== 'recorded') throw new Error('unreachable');
  expect(recorded.announced).toBe(true);
  expect(recorded.durationMs).toBeGreaterThan(2000);
  expect(recorded.durationMs).toBeLessThan(Date.now() - recorded.startedAt - 900);
  expect(Math.max(...new Int16Array(recorded.wav.slice(44).buffer))).toBeGreaterThan(500);
});

test('who joins a recorded call is told before the recorder goes on', async ({ bench }) => {
  const { agentSid } = await connect(bench);
  bench.gateway.recording.start(agentSid);
  await expect.poll(() => clientLeg(bench, 'agent.1')?.recording).toBe('recording');
  bench.gateway.addParty(agentSid, { kind: 'script', script: 'talk' });
  await expect.poll(() => farEnd(bench, 'talk')?.phase).toBe('answered');
  expect(clientLeg(bench, 'agent.1')?.recording).toBe('announcing');
  await expect.poll(() => clientLeg(bench, 'agent.1')?.recording).toBe('recording');
  expect(farEnd(bench, 'talk')?.media.chimesHeard).toBe(1);
  expect(clientLeg(bench, 'agent.1')?.media.chimesHeard).toBe(1);
});
