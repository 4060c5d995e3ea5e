import { expect, test } from './testing/bench.js';
import { clickNumber, openLetter } from './testing/mailbox.js';
import { callTime, click, fill, hasText } from './testing/panel.js';

const hannah = 'hannah.whitcombe@northgate-cold.example.test';

test.afterEach(({ bench }) => bench.tidy());

test('signed out: a clicked number is kept, a closed sign-in page is explained, and signing in goes on', async ({
  bench,
}) => {
  await bench.signOut();
  const page = await openLetter(bench.context, 'Cold chain quote');
  await clickNumber(page, '+44 20 7946 0123');
  const panel = await bench.panel();
  await expect.poll(() => hasText(panel, 'You wanted to call +442079460123')).toBe(true);

  const first = bench.context.waitForEvent('page');
  await click(panel, 'Sign in to Dialora');
  await (await first).close();
  await expect.poll(() => hasText(panel, 'closed before it was finished')).toBe(true);
  expect(await hasText(panel, 'Sign in again when you are ready')).toBe(true);

  await bench.signIn();
  // Filled in, not called: the click was a while ago and meant for somebody who was signed in.
  await expect.poll(() => hasText(panel, 'Will call +44 20 7946 0123')).toBe(true);
  expect(await callTime(panel)).toBe('');
});

test('the API is away: the panel says so, a note is kept on this device, and arrives once', async ({ bench }) => {
  await bench.signIn();
  const page = await openLetter(bench.context, 'Cold chain quote');
  await bench.clickAction(page);
  const panel = await bench.panel();
  await expect.poll(() => hasText(panel, 'Northgate Cold Store')).toBe(true);
  await bench.server.stop();
  await expect.poll(() => hasText(panel, 'Dialora does not answer right now.')).toBe(true);
  const note = `Starts on Monday, ${Date.now()}`;
  await fill(panel, 'Add a note', note);
  await click(panel, 'Add note');
  await expect.poll(() => hasText(panel, '1 entry waits to be sent.')).toBe(true);
  await bench.stopWorker();
  await bench.server.start();
  await expect.poll(() => bench.notes(hannah, note), { timeout: 60_000 }).toBe(1);
  await expect.poll(() => hasText(panel, 'Dialora does not answer right now.'), { timeout: 60_000 }).toBe(false);
  expect(await bench.notes(hannah, note)).toBe(1);
});

test('signing out ends the session everywhere and leaves nothing behind', async ({ bench }) => {
  await bench.signIn();
  const page = await openLetter(bench.context, 'Cold chain quote');
  await bench.clickAction(page);
  const panel = await bench.panel();
  await expect.poll(() => hasText(panel, 'Northgate Cold Store')).toBe(true);
  await click(panel, 'Settings and account');
  await click(panel, 'Sign out');
  await expect.poll(() => hasText(panel, 'Sign in to Dialora')).toBe(true);
  expect(await bench.stored()).toEqual({ session: [], databases: [], secrets: [] });
});
