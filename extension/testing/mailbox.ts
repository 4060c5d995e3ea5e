import { expect, type BrowserContext, type Page } from '@playwright/test';
import { chipButton, type Place } from './chip.js';

export const gmail = 'https://mail.google.com/mail/u/0/';

/** Opens the mailbox double where Gmail lives, and in it the letter with this subject. */
export async function openLetter(context: BrowserContext, subject: string, query = ''): Promise<Page> {
  const page = await context.newPage();
  await page.goto(gmail + query);
  await page.locator('tr.zA', { hasText: subject }).click();
  await expect(page.locator('[role=main] .a3s').last()).toContainText(/\S/);
  return page;
}

/** The middle of a text on the page, as it is painted. */
async function placeOf(page: Page, text: string): Promise<Place> {
  const place = await page.evaluate((wanted) => {
    const root = document.querySelector('[role=main] .adn .a3s') ?? document.body;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, top, height } = range.getClientRects()[0] ?? range.getBoundingClientRect();
      return { x: left + 12, y: top + height / 2 };
    }
    return undefined;
  }, text);
  if (place === undefined) throw new Error(`"${text}" is not on the page.`);
  return place;
}

/** Rests the pointer on a number until the chip is there; resolves with the place of its call button. */
export async function hoverNumber(page: Page, text: string): Promise<Place> {
  await page.bringToFront();
  let button: Place | undefined;
  await expect
    .poll(
      async () => {
        // Again and again, because the number may be marked only after the pointer came to rest, and because a panel
        // that opens beside the page moves what is on it.
        const place = await placeOf(page, text);
        await page.mouse.move(place.x + 4, place.y);
        await page.mouse.move(place.x, place.y);
        button = await chipButton(page, 'call');
        return button !== undefined;
      },
      { message: `the chip of ${text}` },
    )
    .toBe(true);
  if (button === undefined) throw new Error(`The chip of ${text} went away.`);
  return button;
}

export async function clickNumber(page: Page, text: string): Promise<void> {
  const { x, y } = await hoverNumber(page, text);
  await page.mouse.click(x, y);
}
