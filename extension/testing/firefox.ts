import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test as base } from '@playwright/test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findFirefox } from '../../packages/tooling/test/browsers.mjs';
import { startTestServer, type TestServer } from './server.js';

export interface FirefoxBench {
  readonly server: TestServer;
  readonly browser: Browser;
  /** One of the extension's own pages in a tab: `options.html`, or `sidepanel.html`, which the sidebar shows. */
  openOwn(file: string): Promise<Page>;
}

/** Firefox gives an add-on a random origin unless a profile knows it already. */
const uuid = '7d9a4a52-5d1e-4f0e-9a3c-2f6d0c1b8e11';
const addOn = 'widgets@dialora.example.test';
const root = path.resolve(import.meta.dirname, '../..');

/** Firefox with the extension, built for the server of this run: Firefox cannot be told that one port is another. */
export const test = base.extend<object, { readonly firefox: FirefoxBench }>({
  firefox: [
    // eslint-disable-next-line no-empty-pattern -- Playwright insists on a destructured first argument
    async ({}, use) => {
      const executablePath = findFirefox();
      if (executablePath === undefined) throw new Error('Firefox was not found. "npm test" installs it on Debian.');
      const server = await startTestServer();
      const folder = await mkdtemp(path.join(tmpdir(), 'dialora-firefox-'));
      await promisify(execFile)(process.execPath, ['extension/build.mjs', 'firefox', folder], {
        cwd: root,
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          DIALORA_API: `http://localhost:${server.port}`,
          DIALORA_VOICE: `ws://localhost:${server.port}`,
        },
      });
      const browser = await puppeteer.launch({
        browser: 'firefox',
        executablePath,
        headless: true,
        // Without it a driver may not open a page of an add-on.
        args: ['-remote-allow-system-access'],
        extraPrefsFirefox: {
          'extensions.webextensions.uuids': JSON.stringify({ [addOn]: uuid }),
          'media.navigator.streams.fake': true,
          'media.navigator.permission.disabled': true,
          'media.autoplay.default': 0,
        },
      });
      try {
        await browser.installExtension(path.join(folder, 'firefox-mv3'));
        await use({ server, browser, openOwn: (file) => openOwn(browser, file) });
      } finally {
        await browser.close();
        await server.remove();
        await rm(folder, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});

async function openOwn(browser: Browser, file: string): Promise<Page> {
  const address = `moz-extension://${uuid}/${file}`;
  const page = await browser.newPage();
  // The tab changes its process on the way, and the driver never hears that it arrived.
  void page.goto(address).catch(() => undefined);
  await expect.poll(() => hasArrived(page, address), { timeout: 30_000 }).toBe(true);
  return page;
}

/** Between two processes there is no document to ask, and Firefox answers with a fault. */
async function hasArrived(page: Page, address: string): Promise<boolean> {
  try {
    return await page.evaluate(
      (wanted: string) => location.href === wanted && document.readyState === 'complete',
      address,
    );
  } catch {
    return false;
  }
}
