import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Route } from '@playwright/test';
import { callable, leftAlone, withLastDigits } from '@dialora/phone-numbers/testing';

const scenes = path.resolve(import.meta.dirname, '../../demo/dist/scenes');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** As Gmail's own header, without its address for reports. */
const gmailPolicy = "require-trusted-types-for 'script'";

const shop = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Corner Shop</title>
<h1>Corner Shop</h1><p>Order by phone: <span id="number">+44 20 7946 0199</span>, every day from eight.</p>
<p>Order no. 2024-09-17-5550199, server 192.168.100.204.</p></html>`;

/**
 * A page of a business with numbers wherever a page may have them: its own text, a frame without an address, a frame of
 * its own origin and a closed shadow root; and in fields, where they must be left alone.
 */
const directory = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Directory</title>
<body style="font:16px sans-serif;margin:90px 40px">
<h1>Harbour directory</h1>
<p>Office: 020 7946 0187, desk: +44 20 7946 0123</p>
<p>Berlin: <a href="tel:+493023125014">+49 30 23125 014</a></p>
<p><input value="020 7946 0111"> <textarea>020 7946 0112</textarea></p>
<div contenteditable>020 7946 0113</div>
<div id="closed"></div>
<iframe srcdoc="<p style='font:16px sans-serif;margin-top:70px'>Yard: 020 7946 0145</p>" width="500" height="160"></iframe>
<iframe src="/directory/frame" width="500" height="160"></iframe>
<script>
  document.getElementById('closed').attachShadow({ mode: 'closed' }).innerHTML = '<p>Pier: 020 7946 0166</p>';
</script></body></html>`;
const directoryFrame = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Frame</title>
<p style="font:16px sans-serif;margin-top:70px">Gate: 020 7946 0177</p></html>`;

/** Every situation that a scanner meets, with numbers from `first` on, and every one that it must leave alone. */
const situationsFrom = (first: number): string =>
  [
    ...Object.values(callable).map((markup, i) => withLastDigits(markup, String(first + i).padStart(4, '0'))),
    ...Object.values(leftAlone).map((markup) => withLastDigits(markup, '0199')),
  ]
    .map((markup) => `<section>${markup}</section>`)
    .join('\n');
const perPlace = Object.keys(callable).length;
const situationsPage = `<!doctype html><html lang="en-US"><meta charset="utf-8"><title>Situations</title>
<body>${situationsFrom(100)}<div id="closed"></div><iframe src="/situations/frame"></iframe>
<script>
  window.closedRoot = document.getElementById('closed').attachShadow({ mode: 'closed' });
  closedRoot.innerHTML = ${JSON.stringify(situationsFrom(100 + perPlace)).replaceAll('</', '<\\/')};
</script></body></html>`;
const situationsFrame = `<!doctype html><html lang="en-US"><meta charset="utf-8"><title>Frame</title>${situationsFrom(100 + 2 * perPlace)}</html>`;
const shopPages: Readonly<Record<string, string>> = {
  '/': shop,
  '/directory': directory,
  '/directory/frame': directoryFrame,
  '/situations': situationsPage,
  '/situations/frame': situationsFrame,
};

/** Answers for the hosts of the tests inside the browser: the built mailbox at Gmail's address, and a shop. */
export async function serveSites(context: BrowserContext): Promise<void> {
  if (!existsSync(path.join(scenes, 'mail/index.html'))) throw new Error('Build the scenes first: npm run build');
  await context.route('https://mail.google.com/**', (route) => fromScenes(route));
  await context.route('https://shop.example.test/**', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: shopPages[new URL(route.request().url()).pathname] ?? shop,
    }),
  );
}

async function fromScenes(route: Route): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const file = /^\/mail\/u\/\d+\/?$/.test(pathname) ? '/mail/index.html' : pathname;
  const full = path.join(scenes, file);
  if (!full.startsWith(scenes) || !existsSync(full)) return route.fulfill({ status: 404 });
  await route.fulfill({
    body: await readFile(full),
    contentType: types[path.extname(full)] ?? 'application/octet-stream',
    headers: { 'content-security-policy': gmailPolicy },
  });
}
