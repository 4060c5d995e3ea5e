import type { Page } from '@playwright/test';
import type { Bench } from './testing/bench.js';
import { betweenBeeps } from './testing/beeps.js';
import { expect, test } from './testing/bench.js';

const phase = (page: Page) => page.evaluate(() => window.bench.phone.get().calls[0]?.phase);
const packets = async (page: Page) => (await page.evaluate(() => window.bench.instruments.received())).packets;

async function talk(bench: Bench): Promise<Page> {
  const page = await bench.open('phone-page');
  await page.evaluate(() => window.bench.phone.dial({ number: 'answers' }));
  await expect.poll(() => phase(page)).toBe('active');
  await bothHear(page);
  return page;
}

/** Sound arrives here from now on, and the far end hears this microphone. */
async function bothHear(page: Page): Promise<void> {
  const before = await packets(page);
  await expect.poll(() => packets(page), { timeout: 30_000 }).toBeGreaterThan(before + 25);
  await expect
    .poll(() => page.evaluate(async () => (await window.bench.far()).now), betweenBeeps)
    .toBeGreaterThan(0.005);
}

/** What the carrier told of this phone's leg, without the media, which is told anew with each way that it finds. */
function told(bench: Bench): readonly string[] {
  const [first] = bench.events;
  const own = bench.events.filter(({ callSid }) => callSid === first?.callSid).map(({ type }) => type);
  return own.filter((type) => type !== 'media');
}

async function hangUp(bench: Bench, page: Page): Promise<void> {
  await page.evaluate(() => window.bench.phone.hangUp('call_1'));
  await expect.poll(() => page.evaluate(() => window.bench.phone.get().calls[0]?.end)).toEqual({ reason: 'local' });
  await expect.poll(() => bench.gateway.calls().length).toBe(0);
  expect(told(bench)).toEqual(['initiated', 'ringing', 'answered', 'ended']);
}

test('signalling cut for 1 s and for 6 s: the sound goes on, the call comes back, the log is single', async ({
  bench,
}) => {
  const page = await talk(bench);
  for (const ms of [1_000, 6_000]) {
    const allow = bench.gateway.faults.refuseConnections();
    bench.gateway.faults.dropSockets();
    await expect.poll(() => phase(page)).toBe('reconnecting');
    const before = await packets(page);
    await bothHear(page);
    // As many packets (20 ms each) as the outage is to last.
    await expect.poll(() => packets(page), { timeout: 20_000 }).toBeGreaterThan(before + ms / 20);
    allow();
    await expect.poll(() => phase(page), { timeout: 20_000 }).toBe('active');
    await bothHear(page);
  }
  await hangUp(bench, page);
});

test('media cut, and media and signalling at once: the call says so and comes back with sound', async ({ bench }) => {
  test.slow();
  const page = await talk(bench);
  // The SDK judges the line only after its first five seconds.
  await expect.poll(() => packets(page), { timeout: 20_000 }).toBeGreaterThan(300);
  const swallow = (on: boolean): void => {
    for (const { callSid } of bench.gateway.calls()) bench.gateway.faults.blackholeMedia(callSid, on);
  };
  swallow(true);
  await expect.poll(() => phase(page), { timeout: 30_000 }).toBe('reconnecting');
  swallow(false);
  await expect.poll(() => phase(page), { timeout: 30_000 }).toBe('active');
  await bothHear(page);

  swallow(true);
  const allow = bench.gateway.faults.refuseConnections();
  bench.gateway.faults.dropSockets();
  await expect.poll(() => phase(page), { timeout: 30_000 }).toBe('reconnecting');
  const silentAt = await packets(page);
  swallow(false);
  allow();
  await expect.poll(() => phase(page), { timeout: 30_000 }).toBe('active');
  await expect.poll(() => packets(page), { timeout: 30_000 }).toBeGreaterThan(silentAt + 50);
  await bothHear(page);
  await hangUp(bench, page);
});

test('a token that expires and a clock that jumps by an hour in mid-call: the call goes on', async ({ bench }) => {
  const page = await talk(bench);
  // The laptop slept: every clock of the page is an hour on, the signalling is dead, and the next token is refused first.
  await page.evaluate(() => {
    const { now } = Date;
    Date.now = () => now.call(Date) + 3_600_000;
    window.bench.useTokens('expired');
  });
  bench.gateway.faults.dropSockets();
  await expect.poll(() => phase(page)).toBe('reconnecting');
  await page.evaluate(() => window.bench.useTokens('good'));
  await expect.poll(() => phase(page), { timeout: 30_000 }).toBe('active');
  await bothHear(page);
  await hangUp(bench, page);
});

test('a call that the carrier lost meanwhile, as in its restart, ends once and says that the connection was lost', async ({
  bench,
}) => {
  const page = await talk(bench);
  const allow = bench.gateway.faults.refuseConnections();
  bench.gateway.faults.dropSockets();
  await expect.poll(() => phase(page)).toBe('reconnecting');
  for (const { callSid } of bench.gateway.calls()) bench.gateway.hangUp(callSid);
  await expect.poll(() => bench.gateway.calls().length).toBe(0);
  allow();
  await expect.poll(() => phase(page), { timeout: 30_000 }).toBe('ended');
  expect(await page.evaluate(() => window.bench.phone.get().calls[0]?.end)).toMatchObject({
    reason: 'network',
    problem: { kind: 'gateway-unreachable' },
  });
  expect(told(bench).filter((type) => type === 'ended')).toHaveLength(1);
  await expect.poll(() => page.evaluate(() => window.bench.instruments.openMicrophones())).toBe(0);
});
