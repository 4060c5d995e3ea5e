// `npm run screenshots`: a picture of every scene and of the side panel, in light, dark and 360 px, into `.screenshots/`.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../../packages/tooling/test/browsers.mjs';
import { DemoServer } from './server.js';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = path.join(root, '.screenshots');
const built = path.join(root, 'extension/.output/chrome-mv3');

interface Look {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly scheme: 'light' | 'dark';
}

const looks: readonly Look[] = [
  { name: 'light', width: 1440, height: 900, scheme: 'light' },
  { name: 'dark', width: 1440, height: 900, scheme: 'dark' },
  { name: '360', width: 360, height: 780, scheme: 'light' },
];

interface Scene {
  readonly name: string;
  readonly address: string;
  /** Waits until the page shows what is worth a picture. */
  readonly ready: (page: Page) => Promise<void>;
}

const shows =
  (selector: string) =>
  async (page: Page): Promise<void> => {
    await page.locator(selector).first().waitFor();
  };

const scenes: readonly Scene[] = [
  { name: 'index', address: '/', ready: shows('h1') },
  {
    name: 'site',
    address: '/site/',
    async ready(page) {
      await page.locator('dialora-consent-banner .layer').waitFor();
      await page.locator('dialora-call-button').getByRole('button').first().waitFor();
    },
  },
  { name: 'privacy', address: '/site/privacy.html', ready: shows('h1') },
  {
    name: 'desk',
    address: '/desk/?contact=con_dana',
    async ready(page) {
      await page.locator('dialora-dialer').getByText('Ready', { exact: true }).waitFor();
      await page.locator('dialora-contact-card').getByText('Dana Whitfield').first().waitFor();
      await page.locator('dialora-timeline article').last().waitFor();
    },
  },
  {
    name: 'phone',
    address: '/phone/',
    ready: (page) => page.getByText('Ready', { exact: true }).waitFor(),
  },
  { name: 'mail', address: '/mail/', ready: shows('tr.zA') },
];

async function main(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const server = await DemoServer.start();
  const executablePath = findChromium() ?? '';
  try {
    const browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
    for (const look of looks) {
      const context = await browser.newContext({
        baseURL: server.url,
        viewport: { width: look.width, height: look.height },
        colorScheme: look.scheme,
      });
      for (const scene of scenes) await shoot(context, scene, look);
      await context.close();
    }
    await browser.close();
    for (const look of looks) await shootPanel(server, executablePath, look);
  } finally {
    await server.stop();
  }
}

async function shoot(context: BrowserContext, scene: Scene, look: Look): Promise<void> {
  const page = await context.newPage();
  await page.goto(scene.address);
  await scene.ready(page);
  await save(page, `${scene.name}-${look.name}`);
  await page.close();
}

/** The side panel's page at the panel's width; the extension is built for port 5170, which leads to this run's server. */
async function shootPanel(server: DemoServer, executablePath: string, look: Look): Promise<void> {
  const profile = mkdtempSync(path.join(tmpdir(), 'dialora-shots-'));
  const port = new URL(server.url).port;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    colorScheme: look.scheme,
    viewport: { width: 360, height: look.height },
    args: [
      ...chromiumArgs,
      `--disable-extensions-except=${built}`,
      `--load-extension=${built}`,
      `--host-resolver-rules=MAP localhost:5170 127.0.0.1:${port}`,
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const own = `chrome-extension://${new URL(worker.url()).host}`;
  const panel = await context.newPage();
  await panel.goto(`${own}/sidepanel.html`);
  await panel.getByRole('button', { name: /Sign in/ }).waitFor();
  await save(panel, `panel-signed-out-${look.name}`);
  const options = await context.newPage();
  await options.goto(`${own}/options.html`);
  const popup = context.waitForEvent('page');
  await options.getByRole('button', { name: 'Sign in to Dialora' }).click();
  const signIn = await popup;
  await signIn.getByRole('button', { name: /Maya/ }).first().waitFor();
  await save(signIn, `sign-in-${look.name}`);
  await signIn.getByRole('button', { name: /Maya/ }).first().click();
  await options.getByText('Signed in as').waitFor();
  await save(options, `options-${look.name}`);
  await panel.bringToFront();
  await panel.locator('dialora-dialer').waitFor();
  await panel.locator('dialora-dialer').getByText('Ready', { exact: true }).waitFor();
  await save(panel, `panel-${look.name}`);
  await context.close();
  rmSync(profile, { recursive: true, force: true });
}

async function save(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  console.log(`.screenshots/${name}.png`);
}

await main();
