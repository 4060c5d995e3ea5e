import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import puppeteer, { type Browser, type Page as PanelPage } from 'puppeteer-core';
import { chromiumArgs, findChromium } from '../../packages/tooling/test/browsers.mjs';
import { protocolVersion } from '../features/messages/version.js';
import { hostsIn } from './net-log.js';
import { endCalls } from './panel.js';
import { soundIn, type Sound } from './sound.js';
import { serveSites } from './sites.js';
import { inWorker, startWorker, stopWorker } from './worker.js';
import { startTestServer, type TestServer } from './server.js';

export { expect };

const built = path.resolve(import.meta.dirname, '../.output/chrome-mv3');

export interface Bench {
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly server: TestServer;
  /** The set-up page, as after an installation. */
  openSetUp(): Promise<Page>;
  /** As an agent by name; nothing happens when somebody is signed in. */
  signIn(agent?: string): Promise<void>;
  signOut(): Promise<void>;
  /** What the extension keeps: names in session storage, databases, and tokens or accounts on disk. */
  stored(): Promise<Stored>;
  /** How many notes with this text the API has of a contact. */
  notes(email: string, text: string): Promise<number>;
  /** The real side panel, which Playwright does not list as a page. */
  panel(): Promise<PanelPage>;
  /** What the page that owns the audio receives. */
  sound(): Promise<Sound>;
  /** Evaluates in the service worker. */
  inWorker(expression: string): Promise<unknown>;
  /** Whether the API would ring the agent who is signed in. */
  present(): Promise<boolean>;
  /** A call as the API has it. */
  call(id: string): Promise<CallRecord>;
  /** Stops the service worker as the browser does when it is idle, and waits until it is gone. */
  stopWorker(): Promise<void>;
  /** Starts it anew, as the browser does to hand it an event. It runs already when somebody else woke it. */
  startWorker(): Promise<void>;
  /** What the API has on record of calls to this number, newest first; asked by the account's own API key. */
  callLog(number: string): Promise<readonly CallRecord[]>;
  /** Ends what a test left on the phone, and closes its pages. The panel stays open, as it does in life. */
  tidy(): Promise<void>;
  /** A click on the toolbar button while this page is in front; gives `activeTab` as a real one does. */
  clickAction(page: Page): Promise<void>;
}

interface Stored {
  readonly session: readonly string[];
  readonly databases: readonly string[];
  readonly secrets: readonly string[];
}

export interface CallRecord {
  readonly to_number?: string;
  readonly status?: string;
  readonly disposition?: string;
  readonly note?: string;
}

interface WorkerFixtures {
  readonly bench: Bench;
}

/** One browser with the extension and one server for all tests of a file. */
export const test = base.extend<object, WorkerFixtures>({
  bench: [
    // Playwright insists on a destructured first argument, even where nothing is taken from it.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      if (!existsSync(path.join(built, 'manifest.json'))) throw new Error('Build the extension first: npm run build');
      const server = await startTestServer();
      const profile = await mkdtemp(path.join(tmpdir(), 'dialora-profile-'));
      const netLog = path.join(profile, 'net-log.json');
      const executablePath = findChromium();
      if (executablePath === undefined) throw new Error('Chromium was not found.');
      const context = await chromium.launchPersistentContext(profile, {
        executablePath,
        headless: true,
        viewport: { width: 1280, height: 800 },
        args: [
          ...chromiumArgs,
          `--disable-extensions-except=${built}`,
          `--load-extension=${built}`,
          // The build's own address, wherever the server of this run listens; every other name leads nowhere.
          `--host-resolver-rules=MAP localhost:5170 127.0.0.1:${server.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
          '--autoplay-policy=no-user-gesture-required',
          '--enable-unsafe-extension-debugging',
          '--remote-debugging-port=0',
          `--log-net-log=${netLog}`,
        ],
      });
      await serveSites(context);
      const driver = await connect(profile);
      try {
        await use(await createBench(context, driver, server));
      } finally {
        await driver.disconnect();
        await context.close();
        await server.remove();
      }
      const foreign = await hostsIn(netLog);
      await rm(profile, { recursive: true, force: true });
      expect([...foreign], 'hosts that were asked for besides our own').toEqual([]);
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});

/** A second driver beside Playwright, for the targets that Playwright does not know: side panel and offscreen page. */
async function connect(profile: string): Promise<Browser> {
  const file = path.join(profile, 'DevToolsActivePort');
  await expect.poll(() => existsSync(file)).toBe(true);
  const [port] = (await readFile(file, 'utf8')).split('\n');
  return puppeteer.connect({ browserURL: `http://127.0.0.1:${port}`, defaultViewport: null });
}

async function createBench(context: BrowserContext, driver: Browser, server: TestServer): Promise<Bench> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const extensionId = new URL(worker.url()).host;
  // The set-up page that an installation opens may take over a tab that a test has just made.
  await expect.poll(() => context.pages().some((page) => page.url().endsWith('/options.html'))).toBe(true);
  const own = (file: string): string => `chrome-extension://${extensionId}/${file}`;
  const address = { worker: worker.url(), from: own('') };

  const openSetUp = async (): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(own('options.html'));
    return page;
  };

  /** Asks the API beside the extension, as the account's own server. */
  const ask = async (path: string): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${server.port}/api/v1/${path}`, {
      headers: { authorization: 'Bearer dlr_test_harbourlane_demo' },
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return ((await response.json()) as { readonly data: unknown }).data;
  };

  const panel = async (): Promise<PanelPage> => {
    const target = await driver.waitForTarget((one) => one.url().startsWith(own('sidepanel.html')), {
      timeout: 15_000,
    });
    return target.asPage();
  };

  return {
    context,
    extensionId,
    server,
    openSetUp,
    async signIn(agent = 'Asha Mehta') {
      const page = await openSetUp();
      const session = await page.evaluate<{ readonly value: { readonly state: string } }>(
        `chrome.runtime.sendMessage({ version: ${protocolVersion}, type: 'session', fresh: false })`,
      );
      if (session.value.state === 'signed-in') return page.close();
      const popup = context.waitForEvent('page');
      await page.getByRole('button', { name: 'Sign in to Dialora' }).click();
      await (await popup).getByRole('button', { name: new RegExp(agent) }).click();
      await expect(page.getByText('Signed in as')).toBeVisible();
      await page.close();
    },
    async signOut() {
      const page = await openSetUp();
      await page.evaluate(`chrome.runtime.sendMessage({ version: ${protocolVersion}, type: 'signOut' })`);
      await page.close();
    },
    async stored() {
      const page = await openSetUp();
      const stored = await page.evaluate(`(async () => ({
        session: Object.keys(await chrome.storage.session.get()),
        databases: (await indexedDB.databases()).map(({ name }) => name),
        secrets: Object.keys(await chrome.storage.local.get()).filter((name) => !name.endsWith(':settings')),
      }))()`);
      await page.close();
      return stored as Stored;
    },
    async notes(email, text) {
      const [contact] = (await ask(`contacts/lookup?email=${email}`)) as readonly { readonly id: string }[];
      const data = (await ask(`activities?contact_id=${contact?.id ?? ''}&limit=50`)) as readonly {
        readonly body?: string;
      }[];
      return data.filter((activity) => activity.body === text).length;
    },
    panel,
    async sound() {
      const target = await driver.waitForTarget((one) => one.url() === own('offscreen.html'), { timeout: 15_000 });
      const session = await target.createCDPSession();
      try {
        return await soundIn(session);
      } finally {
        await session.detach();
      }
    },
    inWorker: (expression) => inWorker(driver, address, expression),
    async present() {
      const agents = (await ask('agents')) as readonly { readonly id: string; readonly presence: { state: string } }[];
      // Who still writes the log of the last call is rung as well.
      const reachable = ['available', 'wrap-up'];
      return agents.some((agent) => agent.id === 'agt_asha' && reachable.includes(agent.presence.state));
    },
    call: async (id) => (await ask(`calls/${id}`)) as CallRecord,
    stopWorker: () => stopWorker(driver, address),
    startWorker: () => startWorker(driver, address),
    async callLog(number) {
      const data = (await ask('calls?limit=100')) as readonly CallRecord[];
      return data.filter((call) => call.to_number === number);
    },
    async tidy() {
      const open = driver.targets().some((one) => one.url() === own('sidepanel.html'));
      if (open) await endCalls(await panel());
      for (const page of context.pages().slice(1)) await page.close();
    },
    async clickAction(page) {
      const session = await context.newCDPSession(page);
      const { targetInfo } = await session.send('Target.getTargetInfo');
      const browser = await driver.target().createCDPSession();
      // Not in the published protocol types yet.
      const send = browser.send.bind(browser) as (method: string, parameters: object) => Promise<unknown>;
      const tabs = await browser.send('Target.getTargets', { filter: [{ type: 'tab' }] });
      const tab = tabs.targetInfos.find((info) => info.url === targetInfo.url);
      await send('Extensions.triggerAction', { id: extensionId, targetId: tab?.targetId });
    },
  };
}
