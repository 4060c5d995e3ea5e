import { expect, type BrowserContext, type Page } from '@playwright/test';

export const gmail = 'https://mail.google.com/mail/u/0/';

/** Opens the mailbox double where Gmail lives, and in it the letter with this subject. */
export async function openLetter(context: BrowserContext, subject: string, query = ''): Promise<Page> {
  const page = await context.newPage();
  await page.goto(gmail + query);
  await page.locator('tr.zA', { hasText: subject }).click();
  await expect(page.locator('[role=main] .a3s').last()).toContainText(/\S/);
  return page;
}

/**
 * Clicks a number as a person does: the pointer goes to the middle of its text, and where the extension's chip then lies
 * over it, presses. Nothing of the chip can be found from the page, so only places on the screen are used.
 */
export async function clickNumber(page: Page, text: string): Promise<void> {
  const place = await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(
      document.querySelector('[role=main] .adn .a3s') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    return undefined;
  }, text);
  if (place === undefined) throw new Error(`"${text}" is not on the page.`);
  const topElement = () =>
    page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest('.a3s') === null, place);
  await expect
    .poll(async () => {
      // Again and again, because the number may be marked only after the pointer came to rest.
      await page.mouse.move(place.x - 3, place.y);
      await page.mouse.move(place.x, place.y);
      return topElement();
    })
    .toBe(true);
  await page.mouse.click(place.x, place.y);
}
