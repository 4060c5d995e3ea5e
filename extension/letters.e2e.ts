import type { Page } from '@playwright/test';
import { expect, test } from './testing/bench.js';
import { hoverNumber, openLetter } from './testing/mailbox.js';
import { boxOf, callTime, hasText } from './testing/panel.js';

/** The texts that are painted as numbers. Their names are on record with the browser, for every script of the page. */
function marked(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...CSS.highlights.values()].flatMap((highlight) =>
      [...highlight].map((part) => {
        const range = document.createRange();
        range.setStart(part.startContainer, part.startOffset);
        range.setEnd(part.endContainer, part.endOffset);
        return range.toString().replace(/\u00a0/g, ' ');
      }),
    ),
  );
}

const sentinel = '+44 20 7946 0999';

/** Adds a number at the end of a letter: once it is marked, everything before it has been looked at too. */
async function addSentinel(page: Page): Promise<void> {
  await page.evaluate((text) => {
    const paragraph = document.createElement('p');
    paragraph.textContent = `PS: ${text}`;
    document.querySelector('[role=main] .adn .a3s')?.append(paragraph);
  }, sentinel);
  await expect.poll(() => marked(page)).toContain(sentinel);
}

test.beforeEach(({ bench }) => bench.signIn());
test.afterEach(({ bench }) => bench.tidy());

test('numbers are marked however they are written; dates, containers and addresses of servers are not', async ({
  bench,
}) => {
  const page = await openLetter(bench.context, 'Avocados stuck');
  const setUp = await bench.openSetUp();
  await setUp.getByLabel('Numbers without a country code belong to').selectOption('US');
  await page.reload();
  await expect.poll(() => marked(page)).toEqual(['(212) 555-0147', '646-555-0112', '1-415-555-0132 x7']);
  await setUp.getByLabel('Numbers without a country code belong to').selectOption('');
});

test('an invoice full of figures holds no number, and nothing outside of opened letters is marked', async ({
  bench,
}) => {
  const page = await openLetter(bench.context, 'Invoice 555-0100-22');
  await addSentinel(page);
  expect(await marked(page)).toEqual([sentinel]);
});

test('Arabic-Indic digits in a letter from right to left are a number too', async ({ bench }) => {
  const page = await openLetter(bench.context, 'طلب عرض', '?lang=ar&dark&compact');
  await expect.poll(() => marked(page)).toEqual(['+44 20 7946 0958', '٠٢٠ ٧٩٤٦ ٠٩٥٩']);
});

test('letters that are replaced under our hands are marked again, and the page’s own nodes are left as they were', async ({
  bench,
}) => {
  const page = await openLetter(bench.context, 'Rota and who to call');
  const letter = page.locator('[role=main] .adn .a3s');
  const before = await letter.innerHTML();
  await expect.poll(async () => (await marked(page)).length).toBe(3);
  expect(await letter.innerHTML()).toBe(before);
  await page.getByRole('checkbox', { name: 'Not starred' }).click();
  await expect(page.getByRole('checkbox', { name: 'Starred', exact: true })).toBeVisible();
  await expect.poll(async () => (await marked(page)).length).toBe(3);
});

test('a page that steals and forges gets nothing, and cannot make a call', async ({ bench }) => {
  const page = await openLetter(bench.context, 'Cold chain quote', '?hostile&tt');
  await hoverNumber(page, '+44 20 7946 0123');
  const loot = () =>
    page.evaluate(() => (window as unknown as { loot: { forgedClicks: number; messages: string[] } }).loot);
  // It has clicked what we showed, and has shouted messages that look like ours.
  await expect.poll(async () => (await loot()).forgedClicks).toBeGreaterThan(0);
  await expect.poll(async () => (await loot()).messages.length).toBeGreaterThan(1);
  expect(await loot()).toMatchObject({ shadowRoots: [], elements: [], keys: [] });
  expect(await bench.callLog('+442079460666')).toEqual([]);
});

test('the panel shows who writes in the letter in front, and follows to the next', async ({ bench }) => {
  const page = await openLetter(bench.context, 'Cold chain quote');
  await bench.clickAction(page);
  const panel = await bench.panel();
  await expect.poll(() => hasText(panel, 'Hannah Whitcombe')).toBe(true);
  await expect.poll(() => hasText(panel, 'Northgate Cold Store')).toBe(true);
  // Beside a person the dialer is a bar, and the card begins below it, however high its rows are.
  await expect
    .poll(async () => {
      const dialer = await boxOf(panel, 'dialora-dialer');
      const card = await boxOf(panel, 'dialora-contact-card');
      return dialer.height > 0 && card.top >= dialer.bottom - 1;
    })
    .toBe(true);
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await expect.poll(() => hasText(panel, 'Nobody to show yet')).toBe(true);
  // With nobody beside it the dialer has its keypad, whatever was looked at before; a bar has none.
  const keypad = async () => (await boxOf(panel, 'dialora-keypad')).height;
  await expect(async () => {
    await panel.locator('>>> [role="tab"][data-tab="keypad"]').setTimeout(3_000).click();
    expect(await keypad()).toBeGreaterThan(100);
  }).toPass();
  await page.locator('[role=main] tr.zA', { hasText: 'Commande de septembre' }).click();
  await expect.poll(() => hasText(panel, 'Camille Aubert')).toBe(true);
  await expect.poll(keypad).toBe(0);
  const other = await openLetter(bench.context, 'Avocados', '?pane');
  await expect.poll(() => hasText(panel, 'Marcus Delgado')).toBe(true);
  await other.close();
  await page.bringToFront();
  await expect.poll(() => hasText(panel, 'Camille Aubert')).toBe(true);
  expect(await callTime(panel)).toBe('');
});
