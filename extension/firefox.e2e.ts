import { expect } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { test } from './testing/firefox.js';
import { callTime, hasText, panelText } from './testing/panel.js';

/** Firefox's driver knows no accessible names: the button is found by what is written on it. */
async function press(page: Page, name: RegExp): Promise<void> {
  for (const button of await page.$$('>>> button')) {
    const words = await button.evaluate((one) => (one.getAttribute('aria-label') ?? one.innerText).trim());
    if (!name.test(words) || !(await button.isVisible())) continue;
    // The driver clicks a place: what lies over the button would take it.
    await expect.poll(() => button.evaluate(isOnTop)).toBe(true);
    return button.click();
  }
  throw new Error(`No button is called ${name.source}.`);
}

function isOnTop(element: Element): boolean {
  element.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = element.getBoundingClientRect();
  const hit = (element.getRootNode() as ShadowRoot).elementFromPoint(left + width / 2, top + height / 2);
  return element.contains(hit);
}

/** What the API has on record of calls to Hannah Whitcombe, newest first. */
async function callLog(port: number): Promise<readonly { readonly id: string }[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/calls?to_number=%2B442079460123`, {
    headers: { authorization: 'Bearer dlr_test_harbourlane_demo' },
  });
  return ((await answer.json()) as { readonly data: readonly { readonly id: string }[] }).data;
}

test('Firefox: sign in, call from the sidebar with sound, hang up, and the call is on record', async ({ firefox }) => {
  const setUp = await firefox.openOwn('options.html');
  const popup = new Promise<Page>((resolve) => {
    firefox.browser.once('targetcreated', (target) => {
      void target.page().then((page) => page !== null && resolve(page));
    });
  });
  await setUp.locator('::-p-text(Sign in to Dialora)').click();
  await (await popup).locator('button::-p-text(Asha Mehta)').click();
  await expect.poll(() => panelText(setUp, 'body')).toContain('Signed in as Asha Mehta');

  const sidebar = await firefox.openOwn('sidepanel.html');
  await expect.poll(() => hasText(sidebar, 'Ready')).toBe(true);
  await sidebar.locator('>>> input').fill('+44 20 7946 0123');
  await press(sidebar, /^Call$/);
  // The time runs from the moment that sound arrives, not from the answer.
  await expect.poll(() => callTime(sidebar), { timeout: 30_000 }).toMatch(/\d:\d\d/);
  await press(sidebar, /^Hang up/);
  await expect.poll(() => hasText(sidebar, 'You hung up')).toBe(true);
  // How it went is logged by itself, through the outbox.
  await expect
    .poll(async () => (await callLog(firefox.server.port))[0])
    .toMatchObject({ direction: 'outbound', status: 'completed', disposition: 'connected' });
});

test('Firefox: a number in a letter is marked, its chip calls it by keyboard, and the letter is left as it was', async ({
  firefox,
}) => {
  const setUp = await firefox.openOwn('options.html');
  const page = await firefox.browser.newPage();
  await page.goto(`http://localhost:${firefox.server.port}/mail/`);
  await page.locator('::-p-text(Cold chain quote)').click();
  const letter = (): Promise<string | undefined> =>
    page.evaluate(() => document.querySelector('[role=main] .adn .a3s')?.innerHTML);
  await expect.poll(letter).toContain('+44 20 7946 0123');
  const asRead = await letter();
  const marked = (): Promise<string[]> =>
    page.evaluate(() =>
      [...(CSS.highlights.get('dialora-number') ?? [])].map(({ startContainer, startOffset, endOffset }) =>
        (startContainer.nodeValue ?? '').slice(startOffset, endOffset),
      ),
    );
  await expect.poll(marked, { timeout: 20_000 }).toContain('+44 20 7946 0123');
  expect(await letter()).toBe(asRead);

  // What the shortcut does: the driver cannot press keys that belong to the browser itself.
  await page.bringToFront();
  await setUp.evaluate(`browser.tabs.query({}).then((tabs) =>
    browser.tabs.sendMessage(tabs.find((tab) => tab.url?.includes('/mail/')).id, { type: 'stepNumber', direction: 1 }))`);
  const latest = async (): Promise<string | undefined> => (await callLog(firefox.server.port))[0]?.id;
  const before = await latest();
  // The chip has the keyboard now; to the page it is an element without a name.
  await expect
    .poll(() => page.evaluate(() => document.hasFocus() && document.activeElement?.matches('html > [popover]')))
    .toBe(true);
  await page.keyboard.press('Enter');
  // The sidebar that is open in this window takes the call.
  await expect.poll(latest, { timeout: 30_000 }).not.toBe(before);
});
