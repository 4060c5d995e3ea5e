import type { Bench } from './harness.js';
import {
  diary,
  endReasons,
  expect,
  farEnd,
  hearsAudio,
  hearsTone,
  hearsToneAfter,
  heard,
  receivesPackets,
  test,
} from './harness.js';

test.use({ gatewayOptions: { noAnswerMs: 2_000 } });

async function dial(bench: Bench, To: string, parameters: Record<string, string> = {}) {
  const page = await bench.phone('agent.1', { register: false });
  await page.evaluate((params) => window.phone.dial(params), { To, RingMs: '200', GreetingMs: '600', ...parameters });
  return page;
}

test('a far end rings, answers and talks, and the caller hears it', async ({ bench }) => {
  const page = await dial(bench, 'talk', { RingMs: '1500' });
  await heard(page, 'call:ringing true');
  await heard(page, 'call:accept');
  await hearsAudio(page);
  await page.evaluate(() => window.phone.hangUp());
  await heard(page, 'call:disconnect');
  await expect.poll(() => bench.gateway.calls().length).toBe(0);
  expect(endReasons(bench)).toEqual(['completed', 'completed']);
  expect(await diary(page)).not.toContainEqual(expect.stringContaining('error'));
});

test('the caller hears the far end ring before anybody answers', async ({ bench }) => {
  const page = await dial(bench, 'never-answers');
  await heard(page, 'call:ringing true');
  await hearsTone(page, 440);
});

test('echo gives back what the microphone says', async ({ bench }) => {
  const page = await dial(bench, 'echo');
  await heard(page, 'call:accept');
  await hearsAudio(page);
  expect(farEnd(bench, 'echo')?.media.heardPeakRms).toBeGreaterThan(0.01);
});

const refusals = [
  { script: 'busy', code: 31486, reason: 'busy' },
  { script: 'declines', code: 31002, reason: 'declined' },
  { script: 'unknown', code: 31404, reason: 'not-found' },
  { script: 'never-answers', code: 31480, reason: 'no-answer' },
  { script: 'client:nobody', code: 31404, reason: 'not-found' },
  { script: 'no such place', code: 31404, reason: 'not-found' },
];

for (const { script, code, reason } of refusals) {
  test(`a call to "${script}" ends with error ${code}`, async ({ bench }) => {
    const page = await dial(bench, script);
    await heard(page, `call:error ${code}`);
    await heard(page, 'call:disconnect');
    await expect.poll(() => bench.gateway.calls().length).toBe(0);
    expect(bench.events.filter((event) => event.type === 'ended' && event.direction === 'from-client')).toMatchObject([
      { reason, durationMs: 0 },
    ]);
  });
}

test('a voicemail box greets, beeps, and hands over what the caller said', async ({ bench }) => {
  const page = await dial(bench, 'voicemail');
  await hearsTone(page, 1000);
  const beeped = farEnd(bench, 'voicemail')?.media.txPackets ?? 0;
  // Two seconds later the fake microphone has beeped into the recording.
  await expect.poll(() => farEnd(bench, 'voicemail')?.media.txPackets ?? 0).toBeGreaterThan(beeped + 125);
  await page.evaluate(() => window.phone.hangUp());
  await expect.poll(() => bench.events.find((event) => event.type === 'voicemail')).toBeDefined();
  const message = bench.events.find((event) => event.type === 'voicemail');
  if (message?.type !== 'voicemail') throw new Error('unreachable');
  expect(message.durationMs).toBeGreaterThan(100);
  const samples = new Int16Array(message.wav.slice(44).buffer);
  expect(Math.max(...samples)).toBeGreaterThan(500);
});

test('a keypad menu hears the digits and reacts to them', async ({ bench }) => {
  const page = await dial(bench, 'menu');
  await heard(page, 'call:accept');
  await receivesPackets(page);
  await hearsToneAfter(page, 800, () => page.evaluate(() => window.phone.press('2')));
  await expect.poll(() => farEnd(bench, 'menu')?.media.digitsSent).toBe('2');
  await page.evaluate(() => window.phone.press('9'));
  await heard(page, 'call:disconnect');
  expect(bench.events.flatMap((event) => (event.type === 'digits' ? event.digits : []))).toEqual(['2', '9']);
});

test('a far end that hangs up ends the call without an error', async ({ bench }) => {
  const page = await dial(bench, 'hangs-up', { TalkMs: '500' });
  await heard(page, 'call:accept');
  await heard(page, 'call:disconnect');
  expect(await diary(page)).not.toContainEqual(expect.stringContaining('error'));
});

test('a caller who gives up while it rings leaves nothing behind', async ({ bench }) => {
  const page = await dial(bench, 'never-answers');
  await heard(page, 'call:ringing');
  await page.evaluate(() => window.phone.hangUp());
  await expect.poll(() => bench.gateway.calls().length).toBe(0);
  expect(endReasons(bench)).toEqual(['canceled', 'canceled']);
});

test('a call without parameters is a pre-call test that ends by itself', async ({ bench }) => {
  const page = await bench.phone('agent.1', { register: false });
  await page.evaluate(() => window.phone.dial({ TalkMs: '4000' }));
  await heard(page, 'call:accept');
  await hearsAudio(page);
  await heard(page, 'call:disconnect');
});
