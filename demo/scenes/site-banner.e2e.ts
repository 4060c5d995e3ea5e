import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { BrowserContext } from '@playwright/test';
import { expect, test, type Page } from './testing/demo.js';

const { resolve } = createRequire(import.meta.url);

/** The site with options of the gate changed, as a business would change them in its page. */
async function openWith(
  context: BrowserContext,
  options: Readonly<Record<string, string>>,
  lang = 'en',
): Promise<Page> {
  const page = await context.newPage();
  await page.route('**/site/', async (route) => {
    const answer = await route.fetch();
    const more = Object.entries(options).map(([name, value]) => `data-${name}="${value}"`);
    const body = (await answer.text())
      .replace('<html lang="en"', `<html lang="${lang}"`)
      .replace(/data-company=/, `${more.join(' ')} data-company=`);
    await route.fulfill({ response: answer, body });
  });
  await page.goto('/site/');
  return page;
}

const banner = (page: Page): ReturnType<Page['locator']> => page.locator('dialora-consent-banner .layer');

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

test('a returning visitor loads the gate and nothing of the banner', async ({ visitor }) => {
  const first = await visitor.newPage();
  await first.goto('/site/');
  await first.getByRole('button', { name: 'Accept all' }).click();
  await expect.poll(async () => (await visitor.cookies()).map(({ name }) => name)).toContain('nl_visits');
  const second = await visitor.newPage();
  const asked: string[] = [];
  second.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await second.goto('/site/', { waitUntil: 'networkidle' });
  expect(asked.filter((path) => path.startsWith('/consent/'))).toEqual(['/consent/gate.js']);
  expect(asked.filter((path) => /consent/.test(path))).toEqual(['/consent/gate.js']);
});

test('L2, L3: reject and accept stand side by side, alike, 44 px high, one click each', async ({ visitor }) => {
  const page = await openWith(visitor, {});
  const look = (action: string): Promise<object> =>
    page.locator(`[data-consent-action=${action}]`).evaluate((button) => {
      const { color, backgroundColor, fontSize, fontWeight, borderTopColor } = getComputedStyle(button);
      const { width, height, top } = button.getBoundingClientRect();
      return { color, backgroundColor, fontSize, fontWeight, borderTopColor, width: Math.round(width), height, top };
    });
  await page.mouse.move(700, 10);
  const reject = await look('reject');
  expect(await look('accept')).toEqual(reject);
  expect((reject as { height: number }).height).toBeGreaterThanOrEqual(44);
});

test('L6: the cross rejects, says so in the text, and is kept like a rejection', async ({ visitor }) => {
  const page = await openWith(visitor, {});
  await expect(page.getByText('Closing means “Reject all”')).toBeVisible();
  await banner(page).getByRole('button', { name: 'Close' }).click();
  await expect(banner(page)).toBeHidden();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Cookie settings' })).toBeVisible();
  await expect(banner(page)).toBeHidden();
});

test('L5, L9: the page stays usable, keeps its focus and scrolls; Esc and scrolling record nothing', async ({
  visitor,
}) => {
  const page = await openWith(visitor, {});
  await expect(banner(page)).toBeVisible();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflow)).toBe('visible');
  await page.mouse.wheel(0, 900);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(300);
  await page.keyboard.press('Escape');
  await expect(banner(page)).toBeVisible();
  expect(await visitor.cookies()).toEqual([]);
});

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

test('L4, L10, L12: the panel has nothing ticked, keeps services apart, and shows the receipt', async ({ visitor }) => {
  const page = await openWith(visitor, {});
  await page.getByRole('button', { name: 'Choose', exact: true }).click();
  const panel = page.getByRole('dialog', { name: 'Cookie settings' });
  for (const box of await panel.getByRole('switch').all()) await expect(box).not.toBeChecked();
  await panel.getByRole('switch', { name: 'Films in the page' }).check();
  await panel.getByRole('button', { name: 'Save my choice' }).click();
  await expect(banner(page)).toBeHidden();
  await page.getByRole('button', { name: 'Cookie settings' }).click();
  await expect(panel.getByRole('switch', { name: 'Films in the page' })).toBeChecked();
  await expect(panel.getByRole('switch', { name: 'Functional' })).not.toBeChecked();
  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name: 'Download receipt' }).click();
  const receipt = JSON.parse(await readFile(await (await download).path(), 'utf8')) as Record<string, unknown>;
  expect(receipt).toMatchObject({
    policy: '2026-11',
    choices: { 'functional/film': true },
    company: 'Northlight Energy',
  });
});

test('an embed that is held back has a placeholder of its size: once, and always', async ({ visitor }) => {
  const page = await openWith(visitor, {});
  await page.getByRole('button', { name: 'Reject all' }).click();
  const place = page.locator('[data-dialora-placeholder]');
  await expect(place.getByText('This content needs “Functional”.')).toBeVisible();
  await place.getByRole('button', { name: 'Show once' }).click();
  await expect(page.frameLocator('iframe').locator('body')).toBeVisible();
  await expect(place).toHaveCount(0);

  await page.reload();
  await expect(place.getByRole('button', { name: 'Always show' })).toBeVisible();
  await place.getByRole('button', { name: 'Always show' }).click();
  await expect(place).toHaveCount(0);
  await expect(page.locator('figure iframe')).toHaveAttribute('src', '/site/tags/film.html');
  await page.reload();
  await expect(page.locator('figure iframe')).toHaveAttribute('src', '/site/tags/film.html');
});

test('L11: after a withdrawal that a running script cannot follow, a reload is offered', async ({ visitor }) => {
  const page = await openWith(visitor, {});
  await page.getByRole('button', { name: 'Accept all' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-visits', '1');
  await page.getByRole('button', { name: 'Cookie settings' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reject all' }).click();
  await expect(
    banner(page)
      .getByText('What already runs stops when the page is loaded again.')
      .or(page.getByText('What already runs stops')),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Reload now' }).click();
  await expect(page.getByRole('button', { name: 'Cookie settings' })).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-visits');
});

test('L25: a new policy is told with its day, acknowledged once, and leaves the choice alone', async ({ visitor }) => {
  const first = await openWith(visitor, {});
  await first.getByRole('button', { name: 'Accept all' }).click();
  await expect(first.locator('html')).toHaveAttribute('data-visits', '1');
  await first.close();
  const today = new Date().toISOString().slice(0, 10);
  const page = await openWith(visitor, { policy: '2027-01', 'policy-date': today, 'policy-material': '' });
  const notice = page.getByRole('region', { name: 'Our privacy policy has changed' });
  await expect(notice).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-visits', '2');
  await page.getByRole('button', { name: 'I have read it' }).click();
  await expect(notice).toBeHidden();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-visits', '3');
  await expect(notice).toBeHidden();
});

test('L15, L16: an honoured opt-out signal is said, and its switch is off', async ({ visitor }) => {
  await visitor.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
  const page = await openWith(visitor, {});
  await expect(page.getByText('Opt-out preference signal honoured')).toBeVisible();
  await page.getByRole('button', { name: 'Cookie settings' }).click();
  await expect(page.getByRole('dialog').getByText('Opt-out preference signal honoured')).toBeVisible();
  await expect(page.getByRole('switch', { name: 'Advertising' })).not.toBeChecked();
});

test('L17: as a link "Your Privacy Choices" nobody is asked, and nothing runs', async ({ visitor }) => {
  const page = await openWith(visitor, { mode: 'link' });
  await page.getByRole('button', { name: 'Cookie settings' }).click();
  await expect(page.getByRole('dialog', { name: 'Your Privacy Choices' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(banner(page)).toBeHidden();
  expect(await visitor.cookies()).toEqual([]);
});

test('L23: for a minor the switches of statistics and advertising are off and locked', async ({ visitor }) => {
  const page = await openWith(visitor, { minor: '' });
  await page.getByRole('button', { name: 'Cookie settings' }).click();
  await expect(page.getByRole('switch', { name: 'Statistics' })).toBeDisabled();
  await expect(page.getByRole('switch', { name: 'Advertising' })).toBeDisabled();
  await expect(page.getByRole('switch', { name: 'Functional' })).toBeEnabled();
});

test('L18: the notice stands alone and itemises data, purpose, rights, complaint and contact', async ({ visitor }) => {
  const page = await openWith(visitor, {});
  await banner(page).getByRole('button', { name: 'Your data and rights' }).click();
  const notice = page.getByRole('dialog', { name: 'Your data and rights' });
  for (const text of ['nl_visits', 'Counts visits', 'withdraw a consent as easily', 'Data Protection Board of India']) {
    await expect(notice.getByText(text).first()).toBeVisible();
  }
  await expect(notice.getByRole('link')).toHaveAttribute('href', /^mailto:/);
});

test('hostile page CSS, even important, changes nothing of the banner', async ({ visitor }) => {
  const page = await openWith(visitor, {});
  const look = (): Promise<unknown> =>
    page.evaluate(() => {
      const host = document.querySelector('dialora-consent-banner');
      const nodes = [...(host?.children ?? []), ...(host?.shadowRoot?.querySelectorAll('.layer, h2') ?? [])];
      return nodes.map((node) => {
        const style = getComputedStyle(node);
        const { width, height } = node.getBoundingClientRect();
        return [style.color, style.backgroundColor, style.fontSize, style.padding, style.display, width, height];
      });
    });
  await expect(banner(page)).toBeVisible();
  await page.mouse.move(700, 10);
  const before = await look();
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `button, p, h2, div, section, dialora-consent-banner, dialora-consent-banner * { color: red !important; font-size: 9px !important;
       padding: 0 !important; margin: 0 !important; display: none !important; background: lime !important; transform: rotate(9deg) !important; opacity: 0.1 !important }`,
    );
    document.adoptedStyleSheets = [sheet];
  });
  expect(await look()).toEqual(before);
  expect(
    await page.evaluate(() =>
      [...(document.querySelector('dialora-consent-banner')?.children ?? [])].map(
        (node) => getComputedStyle(node).opacity,
      ),
    ),
  ).not.toContain('0.1');
});

test('nothing shifts, and nothing breaks the strict policy of the page', async ({ visitor }) => {
  await visitor.addInitScript(() => {
    const seen = ((globalThis as { seen?: unknown[] }).seen = [] as unknown[]);
    document.addEventListener('securitypolicyviolation', (event) => seen.push(event.violatedDirective));
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        for (const { node } of (entry as unknown as { sources: { node: Node | null }[] }).sources)
          if (node?.getRootNode() instanceof ShadowRoot || node?.parentElement?.localName === 'dialora-consent-banner')
            seen.push('shift');
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const page = await openWith(visitor, {});
  await page.getByRole('button', { name: 'Choose', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Accept all' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-visits', '1');
  expect(await page.evaluate(() => (globalThis as { seen?: unknown[] }).seen)).toEqual([]);
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
    expect(await axe(page)).toEqual([]);
    await page.locator('[data-consent-action=settings]').first().click();
    // The colours of a button under the pointer are the system's to choose here.
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
