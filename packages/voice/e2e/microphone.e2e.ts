import type { Page } from '@playwright/test';
import { expect, test } from './testing/bench.js';

// Without the flag that says yes for the person; and a name for this machine that browsers do not trust.
test.use({ flags: ['--host-resolver-rules=MAP insecure.test 127.0.0.1'] });

const dial = (page: Page) => page.evaluate(() => window.bench.phone.dial({ number: 'answers' }));
const nothingHappened = (page: Page) =>
  page.evaluate(() => [window.bench.placed(), window.bench.phone.get().calls.length]);

test('a refused microphone fails the call before anything is placed, and says so in the snapshot', async ({
  bench,
}) => {
  const page = await bench.open('phone-page');
  expect(await dial(page)).toMatchObject({ kind: 'failed', problem: { kind: 'microphone-denied' } });
  expect(await nothingHappened(page)).toEqual([0, 0]);
  expect(await page.evaluate(() => window.bench.phone.get().microphone)).toBe('denied');
});

test('a call that comes in goes on ringing when the microphone is refused', async ({ bench }) => {
  const page = await bench.open('phone-page');
  await page.evaluate(() => window.bench.phone.start());
  await page.evaluate(() => window.bench.callIn('+442079460018', 'call_in'));
  await expect.poll(() => page.evaluate(() => window.bench.phone.get().calls[0]?.phase)).toBe('ringing-in');
  const kind = await page.evaluate(() =>
    window.bench.phone.answer('call_in').then(
      () => 'answered',
      (error: unknown) => (error as { problem: { kind: string } }).problem.kind,
    ),
  );
  expect(kind).toBe('microphone-denied');
  expect(await page.evaluate(() => window.bench.phone.get().calls[0]?.phase)).toBe('ringing-in');
  await page.evaluate(() => window.bench.phone.decline('call_in'));
  expect(await page.evaluate(() => window.bench.phone.get().calls[0]?.end?.reason)).toBe('declined');
});

test('a person who allows it later can call without a reload', async ({ bench }) => {
  const page = await bench.open('phone-page');
  expect(await dial(page)).toMatchObject({ kind: 'failed' });
  await bench.context.grantPermissions(['microphone'], { origin: bench.origin });
  await expect.poll(() => page.evaluate(() => window.bench.phone.get().microphone)).toBe('granted');
  expect(await dial(page)).toMatchObject({ kind: 'started' });
});

test('a page that is not secure says so', async ({ bench }) => {
  const page = await bench.context.newPage();
  await page.goto(`${bench.origin.replace('127.0.0.1', 'insecure.test')}/phone-page`);
  await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'yes');
  expect(await dial(page)).toMatchObject({ kind: 'failed', problem: { kind: 'insecure-page' } });
  expect(await page.evaluate(() => window.bench.phone.get().microphone)).toBe('unsupported');
});

test.describe('on a page whose policy forbids the microphone', () => {
  test.use({ headers: { 'permissions-policy': 'microphone=()' } });

  test('the policy is named, not the person', async ({ bench }) => {
    const page = await bench.open('phone-page');
    expect(await dial(page)).toMatchObject({ kind: 'failed', problem: { kind: 'blocked-by-policy' } });
    expect(await nothingHappened(page)).toEqual([0, 0]);
  });
});
