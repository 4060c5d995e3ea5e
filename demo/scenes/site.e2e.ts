import type { BrowserContext } from '@playwright/test';
import { Desk } from './testing/desk.js';
import { expect, test, type Page } from './testing/demo.js';

const tagCookies = async (context: BrowserContext): Promise<readonly string[]> =>
  (await context.cookies()).map(({ name }) => name).filter((name) => name.startsWith('nl_'));

/** For how many days the choice is kept from now on. */
async function daysKept(context: BrowserContext): Promise<number> {
  const kept = (await context.cookies()).find(({ name }) => name === 'dialora_consent');
  return Math.round(((kept?.expires ?? 0) - Date.now() / 1000) / 86_400);
}

async function openSite(context: BrowserContext): Promise<{ readonly page: Page; readonly tags: readonly string[] }> {
  const page = await context.newPage();
  const tags: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/site/tags/')) tags.push(pathname);
  });
  await page.goto('/site/');
  return { page, tags };
}

/** The receipts of the site, newest first, as the business reads them from its API. */
async function receiptsOf(page: Page): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const session = await page.request.post('/demo/session', {
    data: {},
    headers: { origin: new URL(page.url()).origin },
  });
  const { data } = (await session.json()) as { data: { token: string } };
  const list = await page.request.get('/api/v1/cookie_consents', {
    headers: { authorization: `Bearer ${data.token}` },
  });
  expect(list.status()).toBe(200);
  return ((await list.json()) as { data: readonly Record<string, unknown>[] }).data;
}

test('nothing that is not needed runs before a choice', async ({ visitor }) => {
  const { page, tags } = await openSite(visitor);
  await expect(page.getByRole('region', { name: 'Cookie choice' })).toBeVisible();
  await page.getByRole('heading', { name: 'Asked on every first visit' }).scrollIntoViewIfNeeded();
  expect(tags).toEqual([]);
  expect(await visitor.cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

test('L13: accepting runs what was held back, is kept, and its receipt reaches the API without address or fingerprint', async ({
  visitor,
}) => {
  const { page, tags } = await openSite(visitor);
  const sent = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/cookie_consents'));
  await page.getByRole('button', { name: 'Accept all' }).click();
  await expect(page.getByRole('region', { name: 'Cookie choice' })).toBeHidden();
  await expect.poll(() => tagCookies(visitor)).toEqual(expect.arrayContaining(['nl_visits', 'nl_campaign']));
  expect(tags).toContain('/site/tags/film.html');
  expect((await sent).status()).toBe(201);
  const [receipt] = await receiptsOf(page);
  expect(receipt).toMatchObject({
    action: 'accept-all',
    choices: { analytics: true },
    gpc: false,
    notice_version: '2026-11',
    language: 'en',
    surface: 'banner',
  });
  // All that is known of it, and nothing of the line or the browser.
  expect(Object.keys(receipt ?? {}).sort()).toEqual(
    'action choices given_at gpc id language notice_version receipt_id received_at site_id subject_id surface'.split(
      ' ',
    ),
  );

  await page.reload();
  await expect(page.getByRole('button', { name: 'Cookie settings' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Cookie choice' })).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-visits', '2');
});

test('L8: rejecting is kept as long as accepting, and can be changed from the footer, there and back', async ({
  visitor,
}) => {
  const { page, tags } = await openSite(visitor);
  await page.getByRole('button', { name: 'Reject all', exact: true }).click();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Cookie settings' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Cookie choice' })).toBeHidden();
  expect(tags).toEqual([]);
  expect(await daysKept(visitor)).toBe(180);

  await page.getByRole('button', { name: 'Cookie settings' }).click();
  const panel = page.getByRole('dialog', { name: 'Cookie settings' });
  await panel.getByRole('switch', { name: 'Statistics' }).check();
  await panel.getByRole('button', { name: 'Save my choice' }).click();
  await expect.poll(() => tagCookies(visitor)).toEqual(['nl_visits']);
  expect(await daysKept(visitor)).toBe(180);

  await page.getByRole('button', { name: 'Cookie settings' }).click();
  await panel.getByRole('button', { name: 'Reject all', exact: true }).click();
  await expect.poll(() => tagCookies(visitor)).toEqual([]);
});

test('Esc closes the settings, records nothing and gives the focus back', async ({ visitor }) => {
  const { page } = await openSite(visitor);
  const opener = page.getByRole('button', { name: 'Cookie settings' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Cookie settings' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Cookie settings' })).toBeHidden();
  await expect(opener).toBeFocused();
  expect(await visitor.cookies()).toEqual([]);
});

test('a visitor calls the business from the page, and the desk answers', async ({ visitor }) => {
  const { page } = await openSite(visitor);
  await page.getByRole('button', { name: 'Reject all', exact: true }).click();
  const desk = await Desk.open(visitor);
  await page
    .locator('dialora-call-button')
    .getByRole('button', { name: /Call us now/ })
    .click();
  await desk.answer();
  const hangUp = page.locator('dialora-call-button').getByRole('button', { name: /Hang up|End/ });
  await expect(hangUp).toBeVisible();
  await hangUp.click();
  await expect(desk.says('They hung up')).toBeVisible();
});

test('a number that the page shows as text or link is called in the page', async ({ visitor }) => {
  const { page } = await openSite(visitor);
  await page.getByRole('button', { name: 'Reject all', exact: true }).click();
  const desk = await Desk.open(visitor);
  await page.locator('#contact').getByRole('link', { name: '(202) 555-0100' }).click();
  await desk.answer();
  await page
    .locator('dialora-call-button')
    .getByRole('button', { name: /Hang up|End/ })
    .click();
  await expect(desk.says('They hung up')).toBeVisible();
});
