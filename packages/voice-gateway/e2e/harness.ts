import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { test as base, chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { build } from 'esbuild';
import type { CallSnapshot, Gateway, GatewayEvent, GatewayOptions } from '../src/index.js';
import { createGateway } from '../src/index.js';
import { writeWav } from '../src/media/wav.js';
import { chromiumArgs, findChromium } from '../../tooling/test/browsers.mjs';

export const secret = 'a secret of the tests';

/** A gateway with a page to drive it, and everything that it told. */
export interface Bench {
  readonly gateway: Gateway;
  readonly events: GatewayEvent[];
  readonly origin: string;
  /** Opens a page with a Device of `identity`, registered unless told otherwise. */
  phone(identity: string, options?: PhoneOptions): Promise<Page>;
}

export interface PhoneOptions {
  readonly token?: string;
  readonly register?: boolean;
  readonly device?: Record<string, unknown>;
}

interface Fixtures {
  readonly gatewayOptions: Partial<GatewayOptions>;
  readonly bench: Bench;
}

interface WorkerFixtures {
  readonly chrome: Browser;
  readonly bundle: string;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  gatewayOptions: [{}, { option: true }],
  chrome: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names from the pattern
    async ({}, use) => {
      const executablePath = findChromium();
      const audio = ['--autoplay-policy=no-user-gesture-required', '--mute-audio'];
      const browser = await chromium.launch({
        ...(executablePath === undefined ? {} : { executablePath }),
        args: [...chromiumArgs, ...audio],
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  bundle: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const result = await build({
        entryPoints: [path.join(import.meta.dirname, 'page.ts')],
        bundle: true,
        write: false,
        format: 'iife',
        define: { global: 'globalThis' },
        // The package declares no side effects; the socket stand-in is one.
        ignoreAnnotations: true,
        logLevel: 'error',
      });
      await use(result.outputFiles[0]?.text ?? '');
    },
    { scope: 'worker' },
  ],
  bench: async ({ chrome, bundle, gatewayOptions }, use) => {
    const events: GatewayEvent[] = [];
    const gateway = createGateway({ secret, onEvent: (event) => events.push(event), ...gatewayOptions });
    const { port } = await gateway.listen({ handler: (request, response) => serve(request, response, bundle) });
    const origin = `http://127.0.0.1:${port}`;
    const context = await chrome.newContext();
    const foreign: string[] = [];
    context.on('request', (request) => {
      if (!request.url().startsWith(origin)) foreign.push(request.url());
    });
    await use({
      gateway,
      events,
      origin,
      async phone(identity, { token, register = true, device = {} } = {}) {
        const page = await context.newPage();
        await page.goto(origin);
        const shown = token ?? gateway.mintToken(identity);
        await page.evaluate(([given, options]) => window.phone.start(given, options), [shown, device] as const);
        if (register) {
          await page.evaluate(() => window.phone.register());
          await heard(page, 'device:registered');
        }
        return page;
      },
    });
    await context.close();
    await gateway.stop();
    test.expect(gateway.usage()).toEqual({ calls: 0, sockets: 0, peers: 0, timers: 0 });
    test.expect(foreign, 'requests to other hosts').toEqual([]);
  },
});

export const { expect } = test;

function serve(request: IncomingMessage, response: ServerResponse, bundle: string): void {
  switch (request.url ?? '') {
    case '/':
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><html lang="en"><title>Phone</title><script src="/page.js"></script></html>');
      return;
    case '/page.js':
      response.setHeader('content-type', 'text/javascript');
      response.end(bundle);
      return;
    case '/silence.wav':
      response.setHeader('content-type', 'audio/wav');
      response.end(writeWav(new Int16Array(800)));
      return;
    default:
      response.writeHead(204).end();
  }
}

/** Waits until the page's diary holds an entry that begins so. */
export async function heard(page: Page, entry: string, timeout = 15_000): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => window.phone.diary), { message: entry, timeout })
    .toContainEqual(expect.stringMatching(`^${entry.replaceAll(/[.*+?]/g, String.raw`\$&`)}`));
}

export async function diary(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.phone.diary);
}

/** Waits until the browser itself measures incoming sound: more than 50 packets and a level above silence. */
export async function hearsAudio(page: Page): Promise<void> {
  await expect
    .poll(
      async () => {
        const media = await page.evaluate(() => window.phone.media());
        return media !== undefined && media.packets > 50 && media.level > 0.001;
      },
      { message: 'incoming audio', timeout: 20_000, intervals: [100] },
    )
    .toBe(true);
}

/** Waits until media flows, whether or not anybody says anything. */
export async function receivesPackets(page: Page): Promise<void> {
  await expect
    .poll(async () => (await page.evaluate(() => window.phone.media()))?.packets ?? 0, { message: 'packets' })
    .toBeGreaterThan(10);
}

const standsOutDb = 20;

/** Waits until the page hears, or has heard since it was first asked, a frequency stand out. */
export async function hearsTone(page: Page, frequency: number): Promise<void> {
  await expect
    .poll(() => page.evaluate((hertz) => window.phone.tone(hertz), frequency), {
      message: `a tone of ${frequency} Hz`,
      intervals: [100],
    })
    .toBeGreaterThan(standsOutDb);
}

/** As `hearsTone`, for a short one that `act` brings about: the page listens before. */
export async function hearsToneAfter(page: Page, frequency: number, act: () => Promise<unknown>): Promise<void> {
  expect(await page.evaluate((hertz) => window.phone.tone(hertz), frequency)).toBeLessThan(standsOutDb);
  await act();
  await hearsTone(page, frequency);
}

export function farEnd(bench: Bench, script: string): CallSnapshot | undefined {
  return bench.gateway.calls().find((call) => call.script === script);
}

export function clientLeg(bench: Bench, identity: string): CallSnapshot | undefined {
  return bench.gateway.calls().find((call) => call.identity === identity);
}

/** Why each leg ended, in order. */
export function endReasons(bench: Bench): readonly string[] {
  return bench.events.flatMap((event) => (event.type === 'ended' ? event.reason : []));
}
