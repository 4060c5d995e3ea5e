import { test as base, chromium, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { chromiumArgs, findChromium } from '../../../packages/tooling/test/browsers.mjs';
import { DemoServer } from './server.js';
import { watchConnections } from './sound.js';

export { expect };
export type { Page };

interface TestFixtures {
  /** A browser of its own with a fake microphone that was granted. Any request to another host fails the test. */
  readonly visitor: BrowserContext;
  /** A second one, for somebody else. */
  readonly colleague: BrowserContext;
}

interface WorkerFixtures {
  readonly demo: DemoServer;
  readonly chromiumBrowser: Browser;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  demo: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await DemoServer.start();
      await use(server);
      await server.stop();
    },
    // It fills a new database, which a machine with other work takes its time for.
    { scope: 'worker', timeout: 300_000 },
  ],

  chromiumBrowser: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const browser = await chromium.launch({
        executablePath: findChromium() ?? '',
        args: [...chromiumArgs, '--mute-audio', '--autoplay-policy=no-user-gesture-required'],
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],

  visitor: ({ chromiumBrowser, demo }, use) => withContext(chromiumBrowser, demo, use),
  colleague: ({ chromiumBrowser, demo }, use) => withContext(chromiumBrowser, demo, use),
});

async function withContext(
  browser: Browser,
  demo: DemoServer,
  use: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ baseURL: demo.url, viewport: { width: 1440, height: 900 } });
  const foreign = watchHosts(context, new URL(demo.url).host);
  await context.addInitScript(watchConnections);
  await use(context);
  await context.close();
  expect([...foreign], 'hosts other than the demo’s own').toEqual([]);
}

/** Collects every host that a context asks for besides `own`. */
export function watchHosts(context: BrowserContext, own: string): ReadonlySet<string> {
  const foreign = new Set<string>();
  const look = (address: string): void => {
    const url = new URL(address);
    if (/^(data|blob|about|chrome-extension):$/.test(url.protocol)) return;
    if (url.host !== own) foreign.add(url.host);
  };
  context.on('request', (request) => look(request.url()));
  context.on('page', (page) => page.on('websocket', (socket) => look(socket.url())));
  return foreign;
}
