import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { expect, test, type Page } from './testing/demo.js';

const consent = path.resolve(import.meta.dirname, '../../packages/consent');

/** Lays a page at `/blog/`, on a site that serves the built package in `folder` and everything else as empty files. */
async function lay(context: BrowserContext, html: string, folder = '/consent/'): Promise<readonly string[]> {
  const asked: string[] = [];
  await context.route(/^[^?]*\/(blog|wp-content|visits|film|pixel|font|consent)\b/, async (route) => {
    const url = new URL(route.request().url());
    if (url.pathname === '/blog/') return route.fulfill({ contentType: 'text/html', body: html });
    if (url.pathname.startsWith(folder))
      return route.fulfill({
        response: await route.fetch({ url: url.origin + url.pathname.replace(folder, '/consent/') }),
      });
    asked.push(url.pathname);
    return route.fulfill({ body: '' });
  });
  return asked;
}

async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/blog/');
  return page;
}

const banner = (page: Page): ReturnType<Page['getByRole']> => page.getByRole('region', { name: 'Your cookie choice' });

test('a plain page with the snippet of the readme asks, holds back, releases, and remembers', async ({ visitor }) => {
  const readme = await readFile(path.join(consent, 'README.md'), 'utf8');
  const [, snippet = ''] = /```html\n([^]*?)```/.exec(readme) ?? [];
  const asked = await lay(
    visitor,
    `<!doctype html><html lang="en"><head><title>Blog</title>${snippet}</head><body><h1>Blog</h1></body></html>`,
  );
  const page = await open(visitor);
  await expect(page.getByText('Northlight Energy uses cookies')).toBeVisible();
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Accept all' }).click();
  await expect.poll(() => [...asked].sort()).toEqual(['/film', '/font.css', '/pixel.gif', '/visits.js']);
  await page.reload();
  await page.getByRole('button', { name: 'Cookie settings' }).click();
  await expect(page.getByRole('dialog', { name: 'Cookie settings' })).toBeVisible();
  await expect(banner(page)).toHaveCount(0);
});

test('the WordPress template prints the gate first and the way back in the footer', async ({ visitor }) => {
  const php = await readFile(path.join(consent, 'templates/wordpress.php'), 'utf8');
  const values: Readonly<Record<string, string>> = {
    plugins_url: '/wp-content/mu-plugins/consent/gate.js',
    get_bloginfo: 'Fern &amp; Co',
    get_privacy_policy_url: '/privacy-policy/',
  };
  // What PHP prints of it: the HTML between its code, with values where it echoes.
  const [head = '', footer = ''] = php
    .replace(/<\?= \w+\((\w+)\(.*?\)\) \?>/g, (_, name: string) => values[name] ?? '')
    .split(/<\?php[^]*?\?>/)
    .filter((printed) => printed.trim())
    .map((printed) => printed.replace(/<\?php[^]*$/, ''));
  expect(head).toContain('gate.js" data-banner=');
  await lay(
    visitor,
    `<!doctype html><html lang="en"><head>${head}<title>Blog</title></head><body><h1>Blog</h1>${footer}</body></html>`,
    '/wp-content/mu-plugins/consent/',
  );
  const page = await open(visitor);
  await expect(page.getByText('Fern & Co uses cookies')).toBeVisible();
  await expect(banner(page).getByRole('link', { name: 'Privacy policy' })).toHaveAttribute('href', '/privacy-policy/');
  await page.getByRole('button', { name: 'Reject all' }).click();
  await page.getByRole('button', { name: 'Cookie settings' }).click();
  await expect(page.getByRole('dialog', { name: 'Cookie settings' })).toBeVisible();
});

test('rendered by a server it shows nothing until there is something to say, and shifts nothing', async ({
  visitor,
}) => {
  // A body that lays out its children with gaps: a box of no height would still cost one.
  await lay(
    visitor,
    `<!doctype html><html lang="en"><head><title>Blog</title>
     <style>body { display: flex; flex-direction: column; gap: 40px }</style>
     <script src="/consent/gate.js" data-banner="./page/banner.js"></script>
     <script>
       globalThis.shifts = [];
       new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value)))
         .observe({ type: 'layout-shift', buffered: true });
       globalThis.heights = new Set();
       addEventListener('DOMContentLoaded', function look() {
         heights.add(document.querySelector('h1').getBoundingClientRect().top);
         requestAnimationFrame(look);
       });
     </script></head>
     <body><dialora-consent-banner hidden company="Fern & Co"></dialora-consent-banner><h1>Blog</h1></body></html>`,
  );
  const page = await open(visitor);
  await expect(page.getByText('Fern & Co uses cookies')).toBeVisible();
  const moved = (): Promise<unknown> => page.evaluate('({ shifts, heights: heights.size })');
  expect(await moved()).toEqual({ shifts: [], heights: 1 });
  await page.getByRole('button', { name: 'Reject all' }).click();
  await expect(banner(page)).toHaveCount(0);
  expect(await moved()).toEqual({ shifts: [], heights: 1 });

  await page.reload();
  await expect(page.getByRole('heading', { name: 'Blog' })).toBeVisible();
  const element = page.locator('dialora-consent-banner');
  expect(
    await element.evaluate((node) => [node.matches(':defined'), node.getClientRects().length, node.innerHTML]),
  ).toEqual([false, 0, '']);
});
