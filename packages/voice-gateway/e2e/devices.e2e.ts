import type { Page } from '@playwright/test';
import type { Bench } from './harness.js';
import { clientLeg, diary, endReasons, expect, hearsAudio, heard, test } from './harness.js';

async function twoDevices(bench: Bench): Promise<readonly [Page, Page]> {
  const pages = [await bench.phone('agent.1'), await bench.phone('agent.1')] as const;
  bench.gateway.dial({ identities: ['agent.1'], from: '+12025550142' });
  await Promise.all(pages.map((page) => heard(page, 'device:incoming')));
  return pages;
}

test('both devices of an identity ring; the first to answer has the call and the other falls silent', async ({
  bench,
}) => {
  const [first, second] = await twoDevices(bench);
  await second.evaluate(() => window.phone.accept());
  await heard(first, 'call:cancel');
  await hearsAudio(second);
  expect(await first.evaluate(() => window.phone.status())).toBe('closed');
});

test('declining on one device silences the other', async ({ bench }) => {
  const [first, second] = await twoDevices(bench);
  await first.evaluate(() => window.phone.reject());
  await heard(second, 'call:cancel');
  await expect.poll(() => bench.gateway.calls().length).toBe(0);
  expect(endReasons(bench)).toContain('declined');
});

test('of several identities the first to answer has the call', async ({ bench }) => {
  const first = await bench.phone('agent.1');
  const second = await bench.phone('agent.2');
  bench.gateway.dial({ identities: ['agent.1', 'agent.2', 'agent.absent'], from: '+12025550142' });
  await Promise.all([heard(first, 'device:incoming'), heard(second, 'device:incoming')]);
  await first.evaluate(() => window.phone.accept());
  await heard(second, 'call:cancel');
  await hearsAudio(first);
  expect(endReasons(bench)).toEqual(['not-found', 'answered-elsewhere']);
});

test('a call in progress moves to another device and ends on the first', async ({ bench }) => {
  const [first, second] = await twoDevices(bench);
  await first.evaluate(() => window.phone.accept());
  await hearsAudio(first);
  const token = await first.evaluate(() => window.phone.connectToken());
  await second.evaluate((shown) => window.phone.takeOver(shown ?? ''), token);
  await heard(second, 'call:accept');
  await heard(first, 'call:disconnect');
  await hearsAudio(second);
  expect(clientLeg(bench, 'agent.1')?.phase).toBe('answered');
  expect(bench.events.filter((event) => event.type === 'moved')).toHaveLength(1);
  expect(await diary(first)).not.toContainEqual(expect.stringContaining('error'));
  await second.evaluate(() => window.phone.hangUp());
  await expect.poll(() => bench.gateway.calls().length).toBe(0);
});

test('a ringing call can be taken by another device with the token of the first', async ({ bench }) => {
  const [first, second] = await twoDevices(bench);
  const token = await first.evaluate(() => window.phone.connectToken());
  await second.evaluate((shown) => window.phone.takeOver(shown ?? ''), token);
  await heard(second, 'call:accept');
  await heard(first, 'call:cancel');
  await hearsAudio(second);
});

test('another identity cannot take a call over, whatever token it shows', async ({ bench }) => {
  const owner = await bench.phone('agent.1');
  const thief = await bench.phone('agent.2');
  bench.gateway.dial({ identities: ['agent.1'], from: '+12025550142' });
  await heard(owner, 'device:incoming');
  await owner.evaluate(() => window.phone.accept());
  await hearsAudio(owner);
  const token = await owner.evaluate(() => window.phone.connectToken());
  await thief.evaluate((shown) => window.phone.takeOver(shown ?? ''), token);
  await heard(thief, 'call:error 31107');
  expect(await owner.evaluate(() => window.phone.status())).toBe('open');
});

test('a device that registers while the phone rings, rings too', async ({ bench }) => {
  const first = await bench.phone('agent.1');
  bench.gateway.dial({ identities: ['agent.1'], from: '+12025550142' });
  await heard(first, 'device:incoming');
  const late = await bench.phone('agent.1');
  await heard(late, 'device:incoming');
  await late.evaluate(() => window.phone.accept());
  await hearsAudio(late);
  await heard(first, 'call:cancel');
});
