import type { Page } from 'puppeteer-core';
import { callBusiness } from './testing/caller.js';
import { expect, test } from './testing/bench.js';
import { openLetter } from './testing/mailbox.js';
import { hasText } from './testing/panel.js';

const dana = '+12025550147';
const northlight = '+12025550100';

test.afterEach(async ({ bench }) => {
  await bench.tidy();
  // Who comes next is another agent, of another business.
  await bench.signOut();
});

/** The pictures of the timeline: how each stands, and how wide it came. */
const pictures = (panel: Page) =>
  panel.$$eval('>>> dialora-message-picture', (all) =>
    all.map((one) => {
      one.scrollIntoView();
      const box = one.shadowRoot?.querySelector<HTMLElement>('.box');
      return { state: box?.dataset['state'], width: one.shadowRoot?.querySelector('img')?.naturalWidth };
    }),
  );

test('a picture that a caller once sent is shown in the panel, opens in full, and is saved byte for byte', async ({
  bench,
}) => {
  await bench.signOut();
  await bench.signIn('Maya Lindqvist');
  const page = await openLetter(bench.context, 'Cold chain quote');
  await bench.clickAction(page);
  const panel = await bench.panel();
  await expect.poll(() => hasText(panel, 'Available'), { message: 'the phone is up' }).toBe(true);
  const caller = await callBusiness(bench.server.port, dana, northlight);
  await expect.poll(() => hasText(panel, 'Dana Whitfield'), { message: 'who calls' }).toBe(true);
  await expect.poll(() => pictures(panel)).toEqual([{ state: 'shown', width: 640 }]);

  await panel.evaluate(() => {
    const { createObjectURL } = URL;
    // What is handed to the browser's downloads.
    URL.createObjectURL = (file: Blob) => {
      void file.arrayBuffer().then((bytes) => {
        document.body.dataset['saved'] =
          `${file.type} ${bytes.byteLength} ${new Uint8Array(bytes).slice(1, 4).join(' ')}`;
      });
      return createObjectURL.call(URL, file);
    };
  });
  await panel.locator('>>> dialora-message-picture >>> button').click();
  await panel.locator('>>> dialog[open] >>> [part~="save-button"]').click();
  // PNG's second to fourth byte are its name (ISO/IEC 15948).
  await expect.poll(() => panel.evaluate(() => document.body.dataset['saved'])).toMatch(/^image\/png \d{4,} 80 78 71$/);
  await panel.locator('>>> dialog[open] >>> [part~="close-button"]').click();
  await caller.hangUp();
});
