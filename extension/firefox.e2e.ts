import { expect } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { test } from './testing/firefox.js';
import { callTime, hasText, panelText } from './testing/panel.js';

/** Firefox's driver knows no accessible names: the button is found by what is written on it. */
async function press(page: Page, name: RegExp): Promise<void> {
  for (const button of await page.$$('>>> button')) {
    const words = await button.evaluate((one) => (one.getAttribute('aria-label') ?? one.innerText).trim());
    if (name.test(words) && (await button.isVisible())) return button.click();
  }
  throw new Error(`No button is called ${name.source}.`);
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
  const latest = async (): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${firefox.server.port}/api/v1/calls?to_number=%2B442079460123`, {
      headers: { authorization: 'Bearer dlr_test_harbourlane_demo' },
    });
    return ((await answer.json()) as { readonly data: readonly unknown[] }).data[0];
  };
  // How it went is logged by itself, through the outbox.
  await expect.poll(latest).toMatchObject({ direction: 'outbound', status: 'completed', disposition: 'connected' });
});
