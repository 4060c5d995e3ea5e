import type { CallEnd } from '@dialora/core';
import puppeteer from 'puppeteer-core';
import type { CDPSession, Page } from 'puppeteer-core';
import { chromiumArgs, findChromium } from '../../../tooling/test/browsers.mjs';
import { bundlePages } from './bundle.js';
import type { Carrier } from './carrier.js';
import { createCarrier } from './carrier.js';
import { pageAddress, serve } from './serve.js';

/** What is in use at one moment. Heaps are in MB, after a collection of garbage. */
export interface Usage {
  readonly sockets: number;
  /** Of the gateway. */
  readonly peers: number;
  readonly timers: number;
  readonly nodeHeap: number;
  /** Of the page. */
  readonly pagePeers: number;
  readonly tracks: number;
  readonly pageHeap: number;
}

export interface Soak {
  calls(many: number): Promise<void>;
  /** Resolves with what the page had open while all were up. */
  atOnce(many: number): Promise<{ tracks: number; peers: number }>;
  /** One call that is up for `ms`; resolves with how often its connection was lost and what the far end still hears. */
  long(ms: number, onMinute: (minute: number) => void): Promise<{ interruptions: number; farHears: boolean }>;
  /** A call whose signalling, media or both are cut for so many ms; the call is hung up when it outlived that. */
  outage(cut: { readonly signallingMs?: number; readonly mediaMs?: number }): Promise<Outage>;
  /** How things stand once no call is left. */
  usage(): Promise<Usage>;
  stop(): Promise<Usage>;
}

/** What an outage in the middle of a call did to it. */
export interface Outage {
  /** How often its connection was lost, as the page was told. */
  readonly lost: number;
  /** How it ended by itself; undefined when it went on, with sound both ways. */
  readonly end: CallEnd | undefined;
  /** From the end of the cut to the call being whole again, in ms. */
  readonly backMs: number;
  /** What the carrier told of the page's leg. */
  readonly told: readonly string[];
}

/** A real Chromium with the real SDK against the real gateway, to find what leaks. Node needs `--expose-gc`. */
export async function openSoak(): Promise<Soak> {
  const bundle = await bundlePages('soak-page');
  const carrier = createCarrier({ ringMs: 50 });
  const { port } = await carrier.gateway.listen({
    handler: (request, response) => void serve(request, response, { bundle, carrier, headers: {} }),
  });
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('Chromium was not found on this machine.');
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    protocolTimeout: 0,
    args: [...chromiumArgs, '--autoplay-policy=no-user-gesture-required', '--mute-audio'],
  });
  const page = await browser.newPage();
  await page.goto(pageAddress(port, 'soak-page'));
  await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'yes');
  await page.evaluate(() => window.soak.start());
  const devtools = await page.createCDPSession();

  return {
    calls: (many) => page.evaluate((count) => window.soak.calls(count), many),
    atOnce: (many) => page.evaluate((count) => window.soak.atOnce(count), many),
    async long(ms, onMinute) {
      await page.evaluate(() => window.soak.open());
      const end = Date.now() + ms;
      for (let minute = 1; Date.now() < end; minute += 1) {
        await new Promise((resolve) => setTimeout(resolve, Math.min(60_000, end - Date.now())));
        onMinute(minute);
      }
      const farHears = carrier.control.far().hears;
      const { interruptions } = await page.evaluate(() => window.soak.usage());
      await page.evaluate(() => window.soak.close());
      return { interruptions, farHears };
    },
    outage: (cut) => outageOf(carrier, page, cut),
    usage: () => usageOf(carrier, page, devtools),
    async stop() {
      await page.evaluate(() => window.soak.stop());
      const last = await usageOf(carrier, page, devtools);
      await browser.close();
      await carrier.gateway.stop();
      const { sockets, peers, timers } = carrier.gateway.usage();
      return { ...last, sockets, peers, timers };
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function outageOf(
  { gateway, events, control }: Carrier,
  page: Page,
  { signallingMs, mediaMs }: { readonly signallingMs?: number; readonly mediaMs?: number },
): Promise<Outage> {
  events.length = 0;
  await page.evaluate(() => window.soak.open());
  // The SDK judges the media only after its first five seconds.
  await pause(6_000);
  const { interruptions: before } = await page.evaluate(() => window.soak.usage());
  const swallow = (on: boolean): void => {
    for (const { callSid } of gateway.calls()) gateway.faults.blackholeMedia(callSid, on);
  };
  const cuts: Promise<void>[] = [];
  if (signallingMs !== undefined) {
    const allow = gateway.faults.refuseConnections();
    gateway.faults.dropSockets();
    cuts.push(pause(signallingMs).then(allow));
  }
  if (mediaMs !== undefined) {
    swallow(true);
    cuts.push(pause(mediaMs).then(() => swallow(false)));
  }
  await Promise.all(cuts);
  const began = performance.now();
  const late = began + 40_000;
  let state = await page.evaluate(() => window.soak.usage());
  while (state.up && (state.away || control.far().now < 0.005) && performance.now() < late) {
    await pause(50);
    state = await page.evaluate(() => window.soak.usage());
  }
  const backMs = Math.round(performance.now() - began);
  if (state.up) await page.evaluate(() => window.soak.close());
  while (gateway.calls().length > 0 && performance.now() < late) await pause(50);
  const [first] = events;
  const told = events
    .filter(({ callSid, type }) => callSid === first?.callSid && type !== 'media')
    .map(({ type }) => type);
  return { lost: state.interruptions - before, end: state.up ? undefined : state.lastEnd, backMs, told };
}

async function usageOf({ gateway, events }: Carrier, page: Page, devtools: CDPSession): Promise<Usage> {
  const late = Date.now() + 20_000;
  while ((gateway.calls().length > 0 || gateway.usage().peers > 0) && Date.now() < late) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // The bench's own diary is no leak of the gateway.
  events.length = 0;
  globalThis.gc?.();
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { tracks, peers: pagePeers } = await page.evaluate(() => window.soak.usage());
  const { sockets, peers, timers } = gateway.usage();
  return {
    sockets,
    peers,
    timers,
    nodeHeap: mb(process.memoryUsage().heapUsed),
    pagePeers,
    tracks,
    pageHeap: mb(usedSize),
  };
}

const mb = (bytes: number): number => Math.round(bytes / 1e5) / 10;
