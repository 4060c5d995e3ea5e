import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createFakeApi } from '@dialora/api/testing';
import { chromium, expect, test, type Browser, type Page } from '@playwright/test';

/** The built script tag on a plain page, under the strictest policies a business may have. */

const room = path.resolve(import.meta.dirname, '..');
const browserPath = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (place) => place !== undefined && existsSync(place),
);
const policies = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html",
  'permissions-policy': 'microphone=(self)',
};
const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Plain page</title>
<script type="module" src="/dialora/dialora.js"></script></head><body>
<dialora-provider api="/" session-url="/my/session">
  <dialora-dialer></dialora-dialer>
  <dialora-call-button number="+442079460958"></dialora-call-button>
</dialora-provider></body></html>`;

let server: Server;
let browser: Browser;
let origin: string;

test.beforeAll(async () => {
  execFileSync(process.execPath, [path.join(room, 'build.mjs')], { stdio: 'ignore' });
  const api = createFakeApi();
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', origin);
    const file = path.join(room, 'dist', path.normalize(url.pathname.replace(/^\/dialora\//, '/')));
    if (url.pathname.startsWith('/dialora/') && existsSync(file)) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(readFileSync(file));
    } else if (url.pathname === '/my/session') {
      const data = {
        token: api.token,
        expires_at: new Date(Date.now() + 600_000).toISOString(),
        scopes: ['contacts:read', 'calls:write', 'voice:use'],
      };
      response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
    } else if (url.pathname.startsWith('/api/v1/me') || url.pathname.startsWith('/api/v1/caller_ids')) {
      void api
        .fetch(url, { headers: { authorization: request.headers.authorization ?? '' } })
        .then(async (answer) =>
          response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text()),
        );
    } else if (url.pathname === '/') {
      response.writeHead(200, { 'content-type': 'text/html', ...policies }).end(html);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    ...(browserPath === undefined ? {} : { executablePath: browserPath }),
    args: ['--no-sandbox'],
  });
});

test.afterAll(async () => {
  await browser.close();
  server.close();
});

async function open(): Promise<{ page: Page; asked: string[]; faults: string[] }> {
  const page = await browser.newPage();
  const asked: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted|policy/i.test(message.text())) faults.push(message.text());
  });
  await page.goto(origin);
  return { page, asked, faults };
}

test('works under a strict Content Security Policy with Trusted Types', async () => {
  const { page, faults } = await open();
  await expect(page.getByRole('region', { name: 'Phone' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Call', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Call us' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Number or name' }).pressSequentially('02079460018');
  await expect(page.getByText('Will call', { exact: false }).first()).toBeVisible();
  expect(faults).toEqual([]);
});

test('asks no host but its own, and carries no source map', async () => {
  const { page, asked } = await open();
  await expect(page.getByRole('button', { name: 'Call', exact: true })).toBeVisible();
  expect(asked.filter((url) => !url.startsWith(origin))).toEqual([]);
  const scripts = asked.filter((url) => url.includes('/dialora/'));
  expect(scripts.length).toBeGreaterThan(2);
  for (const url of scripts) {
    const file = path.join(room, 'dist', new URL(url).pathname.replace('/dialora/', ''));
    expect(readFileSync(file, 'utf8')).not.toContain('sourceMappingURL');
  }
});

test('a page with the call button alone loads neither session nor phone', async () => {
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.route(`${origin}/`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: html.replace('<dialora-dialer></dialora-dialer>', ''),
    }),
  );
  await page.goto(origin);
  await expect(page.getByRole('button', { name: 'Call us' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => /my\/session|api\/v1|twilio/.test(url))).toEqual([]);
});
