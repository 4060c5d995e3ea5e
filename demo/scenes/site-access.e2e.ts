import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, test, type Page } from './testing/demo.js';
import { banner, openWith } from './testing/site.js';

const { resolve } = createRequire(import.meta.url);

async function axe(page: Page): Promise<readonly string[]> {
  // Evaluated by the browser's own tools, which the page's Trusted Types do not bind.
  await page.evaluate(await readFile(resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(on: string): Promise<{ violations: { id: string; nodes: { target: unknown }[] }[] }> };
    };
    const { violations } = await axe.run('dialora-consent-banner');
    return violations.map(({ id, nodes }) => `${id} ${JSON.stringify(nodes.map(({ target }) => target))}`);
  });
}

test('rejecting is within four steps of Tab from the start of the page', async ({ visitor }) => {
  const page = await openWith(visitor, {});
  await expect(banner(page)).toBeVisible();
  let presses = 0;
  const action = (): Promise<string | undefined> =>
    page.evaluate(() => (document.activeElement as HTMLElement).dataset['consentAction']);
  while ((await action()) !== 'reject' && presses < 10) {
    await page.keyboard.press('Tab');
    presses++;
  }
  expect(presses).toBeLessThanOrEqual(4);
});

for (const [width, height] of [
  [320, 256],
  [360, 740],
  [1280, 800],
] as const) {
  test(`axe finds nothing at ${width} x ${height}: banner, panel, notice, light, dark, forced colours`, async ({
    visitor,
  }) => {
    const page = await openWith(visitor, {});
    await page.setViewportSize({ width, height });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expect(banner(page)).toBeVisible();
      expect(await axe(page)).toEqual([]);
      for (const action of ['reject', 'accept', 'settings']) {
        const button = page.locator(`dialora-consent-banner > [data-consent-action=${action}]`);
        await button.scrollIntoViewIfNeeded();
        await expect(button).toBeInViewport();
      }
      await page.locator('[data-consent-action=settings]').first().click();
      expect(await axe(page)).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: 'Your data and rights' }).click();
      expect(await axe(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    await page.emulateMedia({ forcedColors: 'active' });
    // The colours of a button under the pointer are the system's to choose here.
    await page.mouse.move(2, 2);
    expect(await axe(page)).toEqual([]);
    await page.locator('[data-consent-action=settings]').first().click();
    await page.mouse.move(2, 2);
    expect(await axe(page)).toEqual([]);
    expect(await reachable(page)).toEqual([]);
  });
}

test('from right to left, axe finds nothing, targets are 44 px, and all is reachable at 320 x 256', async ({
  visitor,
}) => {
  const page = await openWith(visitor, {}, 'ar');
  await page.setViewportSize({ width: 320, height: 256 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(banner(page)).toHaveAttribute('dir', 'rtl');
  expect(await axe(page)).toEqual([]);
  expect(await reachable(page)).toEqual([]);
  await page.locator('[data-consent-action=settings]').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await axe(page)).toEqual([]);
  expect(await reachable(page)).toEqual([]);
});

/** What a visitor can press in the open layer and is under 44 px, cannot be scrolled to, or moves under reduced motion. */
async function reachable(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const host = document.querySelector('dialora-consent-banner');
    const root = host?.shadowRoot;
    const dialog = root?.querySelector('dialog');
    const light = dialog ? [] : [...(host?.querySelectorAll('button') ?? [])];
    const inside = [...((dialog ?? root)?.querySelectorAll('button, select, a, label') ?? [])];
    return [...light, ...inside].flatMap((node) => {
      node.scrollIntoView({ block: 'center' });
      const { width, height, x, y } = node.getBoundingClientRect();
      const seen = x >= 0 && x + width <= innerWidth + 1 && y >= -1 && y + height <= innerHeight + 1;
      const still =
        !matchMedia('(prefers-reduced-motion: reduce)').matches ||
        [null, '::before'].every((part) => getComputedStyle(node, part).transitionDuration === '0s');
      return height >= 43.9 && seen && still
        ? []
        : [`${node.textContent || node.ariaLabel}: ${width} x ${height} at ${x}, ${y}`];
    });
  });
}
