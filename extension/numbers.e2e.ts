import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { callable } from '@dialora/phone-numbers/testing';
import type { Frame, Page } from '@playwright/test';
import type { Page as PanelPage } from 'puppeteer-core';
import { expect, test, type Bench } from './testing/bench.js';
import { chipButton, chipNumber } from './testing/chip.js';
import { hoverNumber } from './testing/mailbox.js';
import { callTime, click, fill, hasText, panelText } from './testing/panel.js';

/** What is painted as a number in one frame; the browser keeps it on record for every script of the frame. */
const marked = (frame: Frame): Promise<string[]> =>
  frame.evaluate(() =>
    [...CSS.highlights.values()].flatMap((highlight) =>
      [...highlight].map(({ startContainer, startOffset, endOffset }) =>
        (startContainer as Text).data.slice(startOffset, endOffset),
      ),
    ),
  );

const everyMark = async (page: Page): Promise<string[]> => (await Promise.all(page.frames().map(marked))).flat().sort();

const numbersOfDirectory = ['+44 20 7946 0123', '020 7946 0145', '020 7946 0166', '020 7946 0177', '020 7946 0187'];

async function openDirectory(bench: Bench): Promise<{ readonly page: Page; readonly panel: PanelPage }> {
  const page = await bench.context.newPage();
  await page.goto('https://shop.example.test/directory');
  await bench.clickAction(page);
  await expect.poll(() => everyMark(page)).toEqual(numbersOfDirectory);
  return { page, panel: await bench.panel() };
}

async function press(page: Page, action: string): Promise<void> {
  const { x, y } = (await chipButton(page, action)) ?? { x: 0, y: 0 };
  await page.mouse.click(x, y);
}

const list = (panel: PanelPage): Promise<string> => panelText(panel, 'dialora-page-numbers');

const sentMessage = {
  id: '01936b5e-0000-7000-8000-000000000001',
  channel: 'sms',
  direction: 'outbound',
  from_number: '+442079460900',
  to_number: '+442079460123',
  body: 'The gate is open until six.',
  status: 'queued',
  created_at: '2026-11-22T09:00:00.000Z',
};

test.beforeEach(({ bench }) => bench.signIn());
test.afterEach(({ bench }) => bench.tidy());

for (const name of ['page.js', 'gmail.js']) {
  test(`what every page has to read is small, and holds no numbering plan: ${name}`, () => {
    const script = readFileSync(path.join(import.meta.dirname, '.output/chrome-mv3/content-scripts', name));
    expect(gzipSync(script, { level: 9 }).byteLength).toBeLessThan(15_000);
    expect(script.toString()).not.toContain('country_calling_codes');
  });
}

test('numbers in frames and in a closed root are marked and listed, and the page is left as it was', async ({
  bench,
}) => {
  const page = await bench.context.newPage();
  await page.goto('https://shop.example.test/directory');
  const html = () =>
    Promise.all(page.frames().map((frame) => frame.evaluate(() => document.documentElement.outerHTML)));
  const before = await html();
  await bench.clickAction(page);
  await expect.poll(() => everyMark(page)).toEqual(numbersOfDirectory);
  expect(await html()).toEqual(before);
  expect(await page.locator('input').inputValue()).toBe('020 7946 0111');

  const panel = await bench.panel();
  await expect.poll(() => list(panel)).toContain('6 numbers on this page');
  const shown = await list(panel);
  for (const number of ['0187', '0123', '0145', '0166', '0177']) expect(shown).toContain(`+44 20 7946 ${number}`);
  expect(shown).toContain('+49 30 23125014');
  expect(shown).not.toMatch(/011[123]/);
});

test('every situation of a page, of a closed root and of a frame is told apart, and none of them is touched', async ({
  bench,
}) => {
  const page = await bench.context.newPage();
  await page.goto('https://shop.example.test/situations');
  const html = () =>
    Promise.all(
      page.frames().map((frame) =>
        frame.evaluate(() => {
          const { closedRoot } = window as { closedRoot?: ShadowRoot };
          return `${document.documentElement.outerHTML}${closedRoot?.innerHTML ?? ''}`;
        }),
      ),
    );
  const before = await html();
  await bench.clickAction(page);
  const panel = await bench.panel();
  // The page's, those of its closed root and those of its frame; 0199 are those to be left alone.
  const expected = Array.from({ length: 3 * Object.keys(callable).length }, (_, i) => `+1 415 555 0${100 + i}`);
  await expect
    .poll(async () => (await list(panel)).match(/\+[0-9][0-9 ()-]+[0-9]/g)?.sort(), { timeout: 30_000 })
    .toEqual(expected);
  expect(await html()).toEqual(before);
});

test('a press in the list shows the number where it stands, also in a frame; another calls it', async ({ bench }) => {
  const { page, panel } = await openDirectory(bench);
  await click(panel, '+44 20 7946 0145');
  await expect.poll(() => chipNumber(page)).toBe('+44 20 7946 0145');
  await click(panel, 'Call +44 20 7946 0177');
  await expect.poll(() => callTime(panel), { message: 'the call is up' }).toMatch(/\d:\d\d/);
  await expect.poll(async () => (await bench.callLog('+442079460177')).length).toBe(1);
});

test('the keyboard goes from number to number, and Enter calls', async ({ bench }) => {
  const { page, panel } = await openDirectory(bench);
  const before = (await bench.callLog('+442079460123')).length;
  const [worker] = bench.context.serviceWorkers();
  // The browser's own shortcuts cannot be pressed without a window; this is what it sends for them.
  const step = (command: string) =>
    worker?.evaluate(`chrome.tabs.query({ active: true, lastFocusedWindow: true })
      .then(([tab]) => chrome.commands.onCommand.dispatch(${JSON.stringify(command)}, tab))`);
  await page.bringToFront();
  for (const number of ['+44 20 7946 0187', '+44 20 7946 0123', '+49 30 23125014']) {
    await step('next-number');
    await expect.poll(() => chipNumber(page)).toBe(number);
  }
  await step('previous-number');
  await expect.poll(() => chipNumber(page)).toBe('+44 20 7946 0123');
  await page.keyboard.press('Enter');
  await expect.poll(() => callTime(panel), { message: 'the call is up' }).toMatch(/\d:\d\d/);
  await expect.poll(async () => (await bench.callLog('+442079460123')).length).toBe(before + 1);
});

test('the country that national numbers are read for is shown, can be changed before calling, and stays with the site', async ({
  bench,
}) => {
  const { page, panel } = await openDirectory(bench);
  const country = 'Numbers without a country code belong to';
  await expect.poll(() => list(panel)).toContain('United Kingdom');
  await (await panel.waitForSelector(`::-p-aria([name="${country}"])`))?.select('IT');
  await expect.poll(() => list(panel)).toContain('+39 02 0794 60187');
  await page.reload();
  await bench.clickAction(page);
  await expect.poll(() => list(panel)).toContain('+39 02 0794 60187');
  await expect.poll(() => list(panel)).toContain('Italy');
  await (await panel.waitForSelector(`::-p-aria([name="${country}"])`))?.select('GB');
  await expect.poll(() => list(panel)).toContain('+44 20 7946 0187');
});

test('the chip copies, writes a message and saves a contact', async ({ bench }) => {
  const { page, panel } = await openDirectory(bench);
  await bench.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: 'https://shop.example.test' });
  await hoverNumber(page, '020 7946 0187');
  await press(page, 'copy');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('+442079460187');

  await press(page, 'save');
  await expect.poll(() => hasText(panel, 'Save +442079460187 as a contact')).toBe(true);
  await click(panel, 'Save contact');
  await expect.poll(() => hasText(panel, 'A name is needed')).toBe(true);
  await fill(panel, 'Name', 'Odile Marchetti');
  await click(panel, 'Save contact');
  await expect.poll(() => hasText(panel, 'The contact was saved')).toBe(true);
  await expect.poll(() => panelText(panel, 'dialora-contact-card')).toContain('Odile Marchetti');

  // The reference server has no carrier for text messages; the wire is that of the contract.
  const posted: unknown[] = [];
  await bench.context.route('**/api/v1/messages', (route) => {
    posted.push(route.request().postDataJSON());
    return route.fulfill({ status: 201, json: { data: sentMessage } });
  });
  await hoverNumber(page, '+44 20 7946 0123');
  // The chip of the number before may stand there for a moment.
  await expect.poll(() => chipNumber(page)).toBe('+44 20 7946 0123');
  await press(page, 'message');
  await expect.poll(() => hasText(panel, 'Text message to +442079460123')).toBe(true);
  await fill(panel, 'Message', 'The gate is open until six.');
  await click(panel, 'Send message');
  await expect.poll(() => hasText(panel, 'The message is on its way')).toBe(true);
  expect(posted).toEqual([{ channel: 'sms', to_number: '+442079460123', body: 'The gate is open until six.' }]);
  await bench.context.unroute('**/api/v1/messages');
});
