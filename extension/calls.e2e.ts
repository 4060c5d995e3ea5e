import type { Page } from '@playwright/test';
import type { Page as PanelPage } from 'puppeteer-core';
import { expect, test, type Bench } from './testing/bench.js';
import { clickNumber, openLetter } from './testing/mailbox.js';
import { callTime, click, hasText, panelText } from './testing/panel.js';

const number = '+44 20 7946 0123';

/** The call is up, and what arrives at the page that owns the audio is sound. */
async function hearsSomebody(bench: Bench, panel: PanelPage): Promise<void> {
  await expect.poll(() => callTime(panel), { message: 'the call is up' }).toMatch(/\d:\d\d/);
  await expect.poll(async () => (await bench.sound()).level, { message: 'sound arrives' }).toBeGreaterThan(0.001);
  expect((await bench.sound()).packets).toBeGreaterThan(0);
}

async function hangUp(panel: PanelPage): Promise<void> {
  await click(panel, 'Hang up');
  await expect.poll(() => hasText(panel, 'You hung up')).toBe(true);
}

async function callFrom(bench: Bench, page: Page, text: string): Promise<PanelPage> {
  await clickNumber(page, text);
  return bench.panel();
}

test.beforeEach(({ bench }) => bench.signIn());

test('a number in an opened letter: the panel opens, the call connects with sound, the timeline shows it', async ({
  bench,
}) => {
  const page = await openLetter(bench.context, 'Cold chain quote');
  const panel = await callFrom(bench, page, number);
  await hearsSomebody(bench, panel);
  await expect.poll(() => hasText(panel, 'Hannah Whitcombe')).toBe(true);
  await hangUp(panel);
  await click(panel, 'Done without a log');
  await expect.poll(() => panelText(panel, 'dialora-timeline'), { timeout: 10_000 }).toMatch(/Outgoing call/);
  await page.close();
});
