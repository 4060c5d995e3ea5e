import type { Page } from '@playwright/test';
import { expect, test } from './testing/bench.js';
import { microphonesAfterHangUp } from './testing/hang-up.js';

const phase = (page: Page) => page.evaluate(() => window.bench.phone.get().calls.at(-1)?.phase);
const end = (page: Page) => page.evaluate(() => window.bench.phone.get().calls.at(-1)?.end);
const dial = (page: Page, number: string) => page.evaluate((to) => window.bench.phone.dial({ number: to }), number);

/** Both ends measure incoming sound: the page by its own statistics, the far end at the gateway. */
async function bothHear(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(async () => (await window.bench.instruments.received()).level), { message: 'heard here' })
    .toBeGreaterThan(0.001);
  const { packets } = await page.evaluate(() => window.bench.instruments.received());
  expect(packets).toBeGreaterThan(0);
  await expect
    .poll(() => page.evaluate(async () => (await window.bench.far()).level), { message: 'heard there' })
    .toBeGreaterThan(0.005);
}

test('a page that never calls does not load the SDK', async ({ bench, bundle }) => {
  const sizeOf = (url: string): number => bundle.get(new URL(url).pathname)?.length ?? 0;
  const page = await bench.open('phone-page');
  const before = bench.requests.filter((url) => url.endsWith('.js'));
  expect(before.map(sizeOf).every((size) => size < 150_000)).toBe(true);
  expect(bench.requests.some((url) => url.startsWith('ws:'))).toBe(false);
  await page.evaluate(() => window.bench.phone.start());
  const after = bench.requests.filter((url) => url.endsWith('.js'));
  expect(after.map(sizeOf).some((size) => size > 300_000)).toBe(true);
});

test('an outgoing call: every phase, sound both ways, and the microphone off with the end', async ({ bench }) => {
  const page = await bench.open('phone-page');
  expect(await dial(page, 'answers')).toMatchObject({ kind: 'started', callId: 'call_1' });
  await expect.poll(() => phase(page)).toBe('active');
  expect(await page.evaluate(() => window.bench.phases())).toEqual([
    'requesting',
    'dialling',
    'ringing-out',
    'connecting-media',
    'active',
  ]);
  await bothHear(page);
  expect(await page.evaluate(() => window.bench.instruments.openMicrophones())).toBe(1);
  expect(await microphonesAfterHangUp(page)).toBe(0);
  expect(await end(page)).toEqual({ reason: 'local' });
});

test('an incoming call rings with a name, connects with sound both ways, and stops ringing', async ({ bench }) => {
  const page = await bench.open('phone-page');
  await page.evaluate(() => window.bench.phone.start());
  const quiet = await page.evaluate(() => window.bench.instruments.openContexts());
  await page.evaluate(() => window.bench.callIn('+442079460018', 'call_in'));
  await expect.poll(() => phase(page)).toBe('ringing-in');
  expect(await page.evaluate(() => window.bench.phone.get().calls[0]?.remote)).toEqual({
    number: '+442079460018',
    name: 'Amelia Hartwell',
    contactId: 'con_1',
  });
  expect(await page.evaluate(() => window.bench.instruments.openContexts())).toBe(quiet + 1);
  await page.evaluate(() => window.bench.phone.answer('call_in'));
  await expect.poll(() => phase(page)).toBe('active');
  await expect.poll(() => page.evaluate(() => window.bench.instruments.openContexts())).toBe(quiet);
  await bothHear(page);
  await page.evaluate(() => window.bench.farHangUp());
  await expect.poll(() => end(page)).toEqual({ reason: 'remote' });
});

for (const [number, reason] of [
  ['busy', 'busy'],
  ['declines', 'declined'],
  ['not-found', 'not-found'],
  ['never-answers', 'no-answer'],
] as const) {
  test(`a far end that is or does "${number}" shows as ${reason}, and nothing stays open`, async ({ bench }) => {
    const page = await bench.open('phone-page');
    await dial(page, number);
    await expect.poll(() => end(page)).toEqual({ reason });
    await expect.poll(() => page.evaluate(() => window.bench.instruments.openMicrophones())).toBe(0);
  });
}

test('a gateway that is down fails the call in seconds, places nothing, and the line comes back by itself', async ({
  bench,
}) => {
  const page = await bench.open('phone-page');
  await page.evaluate(() => window.bench.cut());
  const outcome = await dial(page, 'answers');
  expect(outcome).toMatchObject({ kind: 'failed', problem: { kind: 'gateway-unreachable' } });
  expect(await page.evaluate(() => [window.bench.placed(), window.bench.phone.get().calls.length])).toEqual([0, 0]);
  await page.evaluate(() => window.bench.restore());
  await expect.poll(() => page.evaluate(() => window.bench.phone.get().line.state)).toBe('ready');
  expect(await dial(page, 'answers')).toMatchObject({ kind: 'started' });
});

test('a gateway that goes away in mid-call: the call says so, goes on with sound, and is back', async ({ bench }) => {
  const page = await bench.open('phone-page');
  await dial(page, 'answers');
  await expect.poll(() => phase(page)).toBe('active');
  await page.evaluate(() => window.bench.cut());
  await expect.poll(() => phase(page)).toBe('reconnecting');
  const { packets } = await page.evaluate(() => window.bench.instruments.received());
  await expect
    .poll(() => page.evaluate(async () => (await window.bench.instruments.received()).packets))
    .toBeGreaterThan(packets + 50);
  await page.evaluate(() => window.bench.restore());
  await expect.poll(() => phase(page)).toBe('active');
  await expect
    .poll(() => page.evaluate(() => window.bench.lines()))
    .toEqual(['off', 'connecting', 'ready', 'reconnecting', 'ready']);
  await bothHear(page);
});

test('an expired token fails the call as signed out; a new one cures it', async ({ bench }) => {
  const page = await bench.open('phone-page');
  await page.evaluate(() => window.bench.useTokens('expired'));
  expect(await dial(page, 'answers')).toMatchObject({ kind: 'failed', problem: { kind: 'signed-out' } });
  await page.evaluate(() => window.bench.useTokens('good'));
  expect(await dial(page, 'answers')).toMatchObject({ kind: 'started' });
  await expect.poll(() => phase(page)).toBe('active');
});

test('a view over a message port places, mutes, types and ends a real call', async ({ bench }) => {
  const page = await bench.open('phone-page');
  const outcome = await page.evaluate(() => window.bench.view.dial({ number: 'answers' }));
  expect(outcome).toEqual({ kind: 'started', callId: 'call_1' });
  await expect.poll(() => page.evaluate(() => window.bench.view.get().calls[0]?.phase)).toBe('active');
  await expect.poll(() => page.evaluate(async () => (await window.bench.far()).hears)).toBe(true);
  await page.evaluate(() => window.bench.view.setMuted('call_1', true));
  await expect.poll(() => page.evaluate(() => window.bench.view.get().calls[0]?.muted)).toBe(true);
  await expect.poll(() => page.evaluate(async () => (await window.bench.far()).hears)).toBe(false);
  await page.evaluate(async () => {
    const { view } = window.bench;
    await Promise.all(Array.from('1234567890', (digit) => view.sendDigits('call_1', digit)));
  });
  await expect.poll(() => page.evaluate(async () => (await window.bench.far()).digits)).toBe('1234567890');
  expect(await page.evaluate(() => window.bench.view.get().calls[0]?.digits)).toBe('1234567890');
  await page.evaluate(() => window.bench.view.hangUp('call_1'));
  await expect.poll(() => page.evaluate(() => window.bench.view.get().calls[0]?.end?.reason)).toBe('local');
});

test('stopping in mid-call ends it and leaves no socket, no microphone and no ringing behind', async ({ bench }) => {
  const page = await bench.open('phone-page');
  await dial(page, 'answers');
  await expect.poll(() => phase(page)).toBe('active');
  await page.evaluate(() => window.bench.phone.stop());
  expect(await end(page)).toEqual({ reason: 'local' });
  await expect.poll(() => bench.gateway.usage().sockets).toBe(0);
  expect(bench.gateway.usage().calls).toBe(0);
  expect(await page.evaluate(() => window.bench.instruments.openMicrophones())).toBe(0);
});
