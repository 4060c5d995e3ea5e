import { test as base, chromium } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { chromiumArgs, findChromium } from '../../../tooling/test/browsers.mjs';
import type { Bundle } from './bundle.js';
import { bundlePages } from './bundle.js';
import type { Carrier } from './carrier.js';
import { createCarrier } from './carrier.js';
import { isForeign, pageAddress, serve } from './serve.js';

/** The carrier, a browser, and pages on it; everything that a page requested is on record. */
export interface Bench extends Carrier {
  readonly origin: string;
  readonly context: BrowserContext;
  /** Requests in order, as URLs; WebSockets too. */
  readonly requests: readonly string[];
  open(page: string, query?: Record<string, string>): Promise<Page>;
}

interface Fixtures {
  /** Headers of the pages besides the policy that every page has. */
  readonly headers: Record<string, string>;
  readonly bench: Bench;
}
interface WorkerFixtures {
  readonly flags: readonly string[];
  readonly chrome: Browser;
  readonly bundle: Bundle;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  headers: [{}, { option: true }],
  flags: [['--use-fake-ui-for-media-stream'], { option: true, scope: 'worker' }],
  chrome: [
    async ({ flags }, use) => {
      const executablePath = findChromium();
      const args = chromiumArgs.filter((flag) => flag !== '--use-fake-ui-for-media-stream');
      const browser = await chromium.launch({
        ...(executablePath === undefined ? {} : { executablePath }),
        args: [...args, ...flags, '--autoplay-policy=no-user-gesture-required', '--mute-audio'],
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  bundle: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern
    async ({}, use) => {
      await use(await bundlePages('contract-page', 'phone-page', 'tab-page'));
    },
    { scope: 'worker' },
  ],
  bench: async ({ chrome, bundle, headers }, use) => {
    const carrier = createCarrier();
    const { port } = await carrier.gateway.listen({
      handler: (request, response) => void serve(request, response, { bundle, carrier, headers }),
    });
    const origin = `http://127.0.0.1:${port}`;
    const context = await chrome.newContext();
    const requests: string[] = [];
    const faults: string[] = [];
    context.on('request', (request) => requests.push(request.url()));
    context.on('page', (page) => {
      page.on('websocket', (socket) => requests.push(socket.url()));
      page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
      page.on('console', (message) => {
        // A refused or cut socket is written to the console by the browser itself; nobody can keep it from doing so.
        if (message.type() === 'error' && !message.text().includes('WebSocket')) faults.push(message.text());
      });
    });
    await use({
      ...carrier,
      origin,
      context,
      requests,
      async open(name, query = {}) {
        const page = await context.newPage();
        await page.goto(pageAddress(port, name, query));
        await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'yes');
        return page;
      },
    });
    await context.close();
    await carrier.gateway.stop();
    test.expect(requests.filter(isForeign), 'requests to other hosts').toEqual([]);
    test.expect(faults, 'errors on the console').toEqual([]);
  },
});

export const { expect } = test;
