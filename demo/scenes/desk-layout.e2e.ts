import { expect, test, type Page } from './testing/demo.js';

/** How long the conversation is, and how much of it is drawn. */
function measure(page: Page) {
  return page.locator('dialora-timeline').evaluate((timeline) => {
    const list = timeline.shadowRoot?.querySelector('.scroller');
    return {
      shown: list?.clientHeight ?? 0,
      whole: list?.scrollHeight ?? 0,
      rows: list?.querySelectorAll('[role="feed"] > *').length ?? 0,
      width: timeline.clientWidth,
      sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
  });
}

test('at any width the conversation scrolls by itself and only what is in sight of it is drawn', async ({
  visitor,
}) => {
  const page = await visitor.newPage();
  await page.goto('/desk/?contact=con_dana');
  await expect(page.locator('dialora-timeline').getByRole('article').first()).toBeVisible();
  for (const width of [1440, 1280, 1279, 1000, 768, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await expect(async () => {
      const { shown, whole, rows, width: wide, sideways } = await measure(page);
      expect(shown, `${width}: less than the window`).toBeLessThan(900);
      expect(whole, `${width}: more than is shown`).toBeGreaterThan(2 * shown);
      expect(rows, `${width}: rows`).toBeGreaterThan(0);
      expect(rows, `${width}: rows`).toBeLessThan(40);
      expect(wide, `${width}: broad enough to read`).toBeGreaterThanOrEqual(280);
      expect(sideways, `${width}: nothing sticks out`).toBe(0);
    }).toPass();
  }
});
