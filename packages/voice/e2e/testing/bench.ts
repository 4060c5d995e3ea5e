import type { IncomingMessage, ServerResponse } from 'node:http';
import { test as base, chromium } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { chromiumArgs, findChromium } from '../../../tooling/test/browsers.mjs';
import type { Bundle } from './bundle.js';
import { bundlePages } from './bundle.js';
import type { Carrier } from './carrier.js';
import { createCarrier } from './carrier.js';

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
        await page.goto(`${origin}/${name}?${new URLSearchParams({ gateway: `127.0.0.1:${port}`, ...query })}`);
        await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'yes');
        return page;
      },
    });
    await context.close();
    await carrier.gateway.stop();
    const foreign = requests.filter(
      (url) => !/^(http|ws):\/\/(127\.0\.0\.1|insecure\.test):/.test(url) && !url.startsWith('blob:'),
    );
    test.expect(foreign, 'requests to other hosts').toEqual([]);
    test.expect(faults, 'errors on the console').toEqual([]);
  },
});

export const { expect } = test;

interface Served {
  readonly bundle: Bundle;
  readonly carrier: Carrier;
  readonly headers: Record<string, string>;
}

/** A strict policy, so that the tests prove that nothing here needs more. */
const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

async function serve(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://bench');
  const file = served.bundle.get(pathname);
  const control = /^\/control\/(\w+)$/.exec(pathname)?.[1];
  if (file !== undefined) {
    response.setHeader('content-type', 'text/javascript');
    response.end(file);
  } else if (control !== undefined) {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(runControl(served.carrier, control, await body(request))));
  } else if (served.bundle.has(`${pathname}.js`)) {
    response.setHeader('content-type', 'text/html');
    response.setHeader('content-security-policy', policy);
    for (const [name, value] of Object.entries(served.headers)) response.setHeader(name, value);
    response.end(
      `<!doctype html><html lang="en"><title>Voice</title><script type="module" src="${pathname}.js"></script></html>`,
    );
  } else {
    response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
  }
}

function runControl({ control }: Carrier, name: string, argument: unknown): unknown {
  if (!(name in control)) throw new Error(`No such control: ${name}`);
  return (control as unknown as Record<string, (given: unknown) => unknown>)[name]?.(argument);
}

async function body(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
}
