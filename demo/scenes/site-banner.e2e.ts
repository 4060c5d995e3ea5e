import { readFile } from 'node:fs/promises';
import { expect, test } from './testing/demo.js';
import { banner, openWith } from './testing/site.js';

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

test('L5, L9: the page stays usable, keeps its focus and scrolls; Esc, scrolling and going on record nothing', async ({
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
  await page.goto('/site/privacy.html');
  await expect(banner(page)).toBeVisible();
  expect(await visitor.cookies()).toEqual([]);
});

test('L4, L10, L12: the panel has nothing ticked, keeps services apart, and shows the receipt', async ({ visitor }) => {
  const page = await openWith(visitor, {});
  // Purposes come before the buttons, and the policy is a click away.
  const purposes = page.getByText('for functions, statistics and advertising');
  await expect(purposes).toBeVisible();
  expect(
    await purposes.evaluate((text) => {
      const reject = document.querySelector('[data-consent-action=reject]');
      return reject && text.compareDocumentPosition(reject) === Node.DOCUMENT_POSITION_FOLLOWING;
    }),
  ).toBe(true);
  await expect(banner(page).getByRole('link', { name: 'Privacy policy' })).toHaveAttribute(
    'href',
    '/site/privacy.html',
  );
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
