import type { Page as PanelPage } from 'puppeteer-core';
import { expect, test, type Bench } from './testing/bench.js';
import { clickNumber, openLetter } from './testing/mailbox.js';
import { callTime, click, fill, hangUp, hasText, panelText } from './testing/panel.js';

const hannah = '+44 20 7946 0123';

/** The call is up, and what arrives at the page that owns the audio is sound. */
async function hearsSomebody(bench: Bench, panel: PanelPage): Promise<void> {
  await expect.poll(() => callTime(panel), { message: 'the call is up' }).toMatch(/\d:\d\d/);
  await expect.poll(async () => (await bench.sound()).level, { message: 'sound arrives' }).toBeGreaterThan(0.001);
  expect((await bench.sound()).packets).toBeGreaterThan(0);
}

const timeline = (panel: PanelPage) => panelText(panel, 'dialora-timeline');

test.beforeEach(({ bench }) => bench.signIn());
test.afterEach(({ bench }) => bench.tidy());

test('a number in an opened letter: the panel opens, the call connects with sound, the timeline shows it', async ({
  bench,
}) => {
  const page = await openLetter(bench.context, 'Cold chain quote');
  await clickNumber(page, hannah);
  const panel = await bench.panel();
  await hearsSomebody(bench, panel);
  expect(await hasText(panel, 'Hannah Whitcombe')).toBe(true);
  await hangUp(panel);
  // What the line reported is logged without anybody's doing: talked to, so "Connected".
  await expect.poll(() => timeline(panel)).toMatch(/Outgoing call now .* Connected/);
});

test('stopping the service worker in mid-call loses neither the call nor its log', async ({ bench }) => {
  const page = await openLetter(bench.context, 'Rota and who to call');
  await clickNumber(page, '020 7946 0311');
  const panel = await bench.panel();
  await hearsSomebody(bench, panel);

  const before = await bench.sound();
  await bench.stopWorker();
  await expect.poll(async () => (await bench.sound()).packets).toBeGreaterThan(before.packets + 50);
  expect(await callTime(panel)).toMatch(/\d:\d\d/);

  await click(panel, 'Mute');
  await expect.poll(() => hasText(panel, 'Muted')).toBe(true);
  await bench.stopWorker();
  await hangUp(panel);
  await bench.stopWorker();
  await fill(panel, 'Note', 'Ewa takes the early shift.');
  await click(panel, 'Save log');
  await expect.poll(() => hasText(panel, 'Save log')).toBe(false);
  await expect
    .poll(async () => (await bench.callLog('+442079460311')).map(({ note, disposition }) => [note, disposition]))
    .toEqual([['Ewa takes the early shift.', 'connected']]);
});

test('API and gateway go away in mid-call and come back: the call ends with the right sentence, and its log is single', async ({
  bench,
}) => {
  const page = await openLetter(bench.context, 'Rota and who to call');
  await clickNumber(page, '020 7946 0311');
  const panel = await bench.panel();
  await hearsSomebody(bench, panel);
  const before = (await bench.callLog('+442079460311')).length;
  await bench.server.crash();
  await click(panel, 'Hang up');
  await expect.poll(() => hasText(panel, 'You hung up')).toBe(true);
  await fill(panel, 'Note', 'Cut off while we spoke.');
  await click(panel, 'Save log');
  await expect.poll(() => hasText(panel, 'Save log')).toBe(false);
  await bench.server.start();
  const last = async () => {
    const calls = await bench.callLog('+442079460311');
    return { calls: calls.length, note: calls[0]?.note };
  };
  await expect
    .poll(last, { message: 'the log, once', timeout: 60_000 })
    .toEqual({ calls: before, note: 'Cut off while we spoke.' });
});

test('an ordinary page of another host: a click on the toolbar button marks it, a click on the number calls', async ({
  bench,
}) => {
  const page = await bench.context.newPage();
  await page.goto('https://shop.example.test/');
  await bench.clickAction(page);
  await clickNumber(page, '+44 20 7946 0199');
  const panel = await bench.panel();
  await hearsSomebody(bench, panel);
  await hangUp(panel);
  await expect.poll(async () => (await bench.callLog('+442079460199')).length).toBe(1);
});

test('who prefers to look first: the number is only filled in, a second click calls', async ({ bench }) => {
  const setUp = await bench.openSetUp();
  await setUp.getByLabel('Call at once when a number is clicked').uncheck();
  const page = await openLetter(bench.context, 'Cold chain quote');
  await clickNumber(page, hannah);
  const panel = await bench.panel();
  await expect.poll(() => hasText(panel, 'Will call +44 20 7946 0123')).toBe(true);
  expect(await callTime(panel)).toBe('');
  await click(panel, 'Call');
  await hearsSomebody(bench, panel);
  await hangUp(panel);
  await setUp.getByLabel('Call at once when a number is clicked').check();
});
