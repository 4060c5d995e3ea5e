import type { Page } from '@playwright/test';
import type { Bench } from './harness.js';
import { clientLeg, diary, endReasons, expect, hearsAudio, hearsTone, heard, test } from './harness.js';

async function ring(bench: Bench, parameters: Record<string, string> = {}): Promise<{ agent: Page; customer: Page }> {
  const customer = await bench.phone('phone.15550100');
  const agent = await bench.phone('agent.1');
  await agent.evaluate((params) => window.phone.dial(params), { To: 'client:phone.15550100', ...parameters });
  await heard(customer, 'device:incoming');
  return { agent, customer };
}

async function connect(bench: Bench): Promise<{ agent: Page; customer: Page }> {
  const pages = await ring(bench);
  await pages.customer.evaluate(() => window.phone.accept());
  await Promise.all([heard(pages.agent, 'call:accept'), heard(pages.customer, 'call:accept')]);
  await Promise.all([hearsAudio(pages.agent), hearsAudio(pages.customer)]);
  return pages;
}

test('two browsers hear each other', async ({ bench }) => {
  const { agent, customer } = await connect(bench);
  await agent.evaluate(() => window.phone.hangUp());
  await heard(customer, 'call:disconnect');
  await expect.poll(() => bench.gateway.calls().length).toBe(0);
  expect(endReasons(bench)).toEqual(['completed', 'completed']);
});

test('parameters and the caller travel with an incoming call', async ({ bench }) => {
  const { customer } = await ring(bench, { From: '+442079460123', call_id: 'cal_1', note: 'a b&c=ü+%' });
  expect(await customer.evaluate(() => window.phone.incoming())).toEqual({
    from: '+442079460123',
    to: 'client:phone.15550100',
    verified: undefined,
    custom: { call_id: 'cal_1', note: 'a b&c=ü+%' },
  });
});

test('the called one can hang up, too', async ({ bench }) => {
  const { agent, customer } = await connect(bench);
  await customer.evaluate(() => window.phone.hangUp());
  await heard(agent, 'call:disconnect');
  expect(await diary(agent)).not.toContainEqual(expect.stringContaining('error'));
});

test('a muted microphone silences the far end, and only that', async ({ bench }) => {
  const { agent, customer } = await connect(bench);
  const leg = () => clientLeg(bench, 'phone.15550100')?.media;
  await expect.poll(() => leg()?.heardPeakRms ?? 0).toBeGreaterThan(0.01);
  await agent.evaluate(() => window.phone.mute(true));
  await expect.poll(() => leg()?.heardPeakRms).toBe(0);
  await expect.poll(async () => (await customer.evaluate(() => window.phone.media()))?.level).toBe(0);
  await hearsAudio(agent);
  const packets = clientLeg(bench, 'agent.1')?.media.rxPackets ?? 0;
  await expect.poll(() => clientLeg(bench, 'agent.1')?.media.rxPackets ?? 0).toBeGreaterThan(packets + 20);
  await agent.evaluate(() => window.phone.mute(false));
  await hearsAudio(customer);
});

test('digits cross from leg to leg, as events and to the ear', async ({ bench }) => {
  const { agent, customer } = await connect(bench);
  await agent.evaluate(() => window.phone.mute(true));
  await agent.evaluate(() => window.phone.press('1111'));
  await Promise.all([hearsTone(customer, 697), hearsTone(customer, 1209)]);
  await expect.poll(() => clientLeg(bench, 'phone.15550100')?.media.digitsSent).toBe('1111');
  await customer.evaluate(() => window.phone.press('5#'));
  await expect.poll(() => clientLeg(bench, 'agent.1')?.media.digitsSent).toBe('5#');
  expect(clientLeg(bench, 'agent.1')?.media.digits).toBe('1111');
  expect(clientLeg(bench, 'phone.15550100')?.media.digits).toBe('5#');
});

test('a caller who gives up stops the ringing', async ({ bench }) => {
  const { agent, customer } = await ring(bench);
  await agent.evaluate(() => window.phone.hangUp());
  await heard(customer, 'call:cancel');
  expect(endReasons(bench)).toEqual(['canceled', 'canceled']);
});

test('a declined call tells the caller so', async ({ bench }) => {
  const { agent, customer } = await ring(bench);
  await customer.evaluate(() => window.phone.reject());
  await heard(agent, 'call:error 31002');
  await heard(agent, 'call:disconnect');
});

test('messages cross', async ({ bench }) => {
  const { agent, customer } = await connect(bench);
  await agent.evaluate(() => window.phone.say('hello'));
  await heard(customer, 'call:messageReceived hello');
  await heard(agent, 'call:messageSent hello');
});

test('the server rings a browser with a verified number, and a scripted caller talks', async ({ bench }) => {
  const page = await bench.phone('agent.1');
  const { callSid, rung } = bench.gateway.dial({
    identities: ['agent.1'],
    from: '+12025550142',
    parameters: { call_id: 'cal_2' },
    verified: true,
  });
  await heard(page, 'device:incoming');
  expect(await page.evaluate(() => window.phone.incoming())).toMatchObject({
    from: '+12025550142',
    verified: true,
    custom: { call_id: 'cal_2' },
  });
  await page.evaluate(() => window.phone.accept());
  await hearsAudio(page);
  expect(bench.gateway.calls().map((call) => [call.callSid, call.parentCallSid, call.phase])).toEqual([
    [callSid, undefined, 'answered'],
    [rung[0], callSid, 'answered'],
  ]);
  expect(bench.gateway.hangUp(rung[0] ?? '')).toBe(true);
  await heard(page, 'call:disconnect');
});
