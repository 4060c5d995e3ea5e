import type { Page } from '@playwright/test';
import type { Bench } from './harness.js';
import { clientLeg, diary, endReasons, expect, hearsAudio, heard, test } from './harness.js';

async function talk(bench: Bench, device: Record<string, unknown> = {}): Promise<Page> {
  const page = await bench.phone('agent.1', { device });
  await page.evaluate(() => window.phone.dial({ To: 'talk', RingMs: '100' }));
  await heard(page, 'call:accept');
  await hearsAudio(page);
  return page;
}

/** Packets that arrive from now on prove that the audio goes on. */
async function audioGoesOn(page: Page): Promise<void> {
  const before = (await page.evaluate(() => window.phone.media()))?.packets ?? 0;
  await expect
    .poll(async () => (await page.evaluate(() => window.phone.media()))?.packets ?? 0)
    .toBeGreaterThan(before + 25);
}

test('a dropped signalling socket does not interrupt the audio and is taken up again', async ({ bench }) => {
  const page = await talk(bench);
  bench.gateway.faults.dropSockets('agent.1');
  await heard(page, 'call:reconnecting 53001');
  await audioGoesOn(page);
  await heard(page, 'call:reconnected');
  await expect.poll(() => clientLeg(bench, 'agent.1')?.attached).toBe(true);
  await page.evaluate(() => window.phone.hangUp());
  await expect.poll(() => bench.gateway.calls().length).toBe(0);
});

test('signalling that is refused for seconds comes back, call and all', async ({ bench }) => {
  const page = await talk(bench, { maxCallSignalingTimeoutMs: 20_000 });
  bench.gateway.faults.refuseConnections(3_000);
  bench.gateway.faults.dropSockets();
  await heard(page, 'call:reconnecting');
  await expect.poll(() => clientLeg(bench, 'agent.1')?.attached).toBe(false);
  await audioGoesOn(page);
  await heard(page, 'call:reconnected');
  await hearsAudio(page);
});

test.describe('with a short grace', () => {
  test.use({ gatewayOptions: { graceMs: 1_000 } });

  test('a call whose browser does not come back ends; the browser learns it when it does', async ({ bench }) => {
    const page = await talk(bench);
    const allow = bench.gateway.faults.refuseConnections();
    bench.gateway.faults.dropSockets();
    await expect.poll(() => bench.gateway.calls().length).toBe(0);
    expect(endReasons(bench)).toEqual(['network', 'completed']);
    allow();
    await heard(page, 'call:disconnect');
  });

  test('a closed tab ends the call', async ({ bench }) => {
    const page = await talk(bench);
    await page.close();
    await expect.poll(() => bench.gateway.calls().length).toBe(0);
  });
});

test('a phone that loses its socket while ringing rings again', async ({ bench }) => {
  const page = await bench.phone('agent.1');
  bench.gateway.dial({ identities: ['agent.1'], from: '+12025550142' });
  await heard(page, 'device:incoming');
  bench.gateway.faults.dropSockets('agent.1');
  await expect.poll(async () => (await diary(page)).filter((entry) => entry === 'device:incoming').length).toBe(2);
  await page.evaluate(() => window.phone.accept());
  await hearsAudio(page);
});

test('media that is swallowed for seconds comes back by an ICE restart', async ({ bench }) => {
  test.slow();
  const page = await talk(bench);
  const { callSid } = clientLeg(bench, 'agent.1') ?? { callSid: '' };
  // The SDK judges the line only after its first five seconds.
  await expect
    .poll(async () => (await page.evaluate(() => window.phone.media()))?.packets ?? 0, { timeout: 20_000 })
    .toBeGreaterThan(300);
  bench.gateway.faults.blackholeMedia(callSid, true);
  await heard(page, 'call:reconnecting 53405', 30_000);
  bench.gateway.faults.blackholeMedia(callSid, false);
  await heard(page, 'call:reconnected', 30_000);
  await audioGoesOn(page);
  await hearsAudio(page);
});
