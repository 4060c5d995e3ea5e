import { transportScenarios } from '@dialora/core/testing';
import puppeteer from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';
import { chromiumArgs, findChromium, findFirefox } from '../../../tooling/test/browsers.mjs';
import type { Bundle } from './bundle.js';
import { bundlePages } from './bundle.js';
import { createCarrier } from './carrier.js';
import { isForeign, pageAddress, serve } from './serve.js';

export type ContractBrowser = 'chromium' | 'firefox';

export interface ContractRound {
  readonly round: number;
  readonly seconds: number;
  readonly scenarios: number;
  /** What went wrong, each with the scenario's name; none when the round is green. */
  readonly failures: readonly string[];
}

export interface ContractOptions {
  readonly browser: ContractBrowser;
  readonly times: number;
  /** Only scenarios whose name holds this. */
  readonly only?: string | undefined;
  readonly onRound: (round: ContractRound) => void;
}

/** Far above what a scenario takes on a busy machine: only what hangs is ended by it. */
const longestMs = 90_000;

/**
 * Runs the contract suite of `VoiceTransport` against the Twilio transport, the gateway and a real browser, several times
 * over. Each scenario has a gateway and a page of its own, and each round a browser of its own.
 */
export async function runContractRounds(options: ContractOptions): Promise<readonly ContractRound[]> {
  const bundle = await bundlePages('contract-page');
  const chosen = transportScenarios.filter(({ name }) => options.only === undefined || name.includes(options.only));
  const rounds: ContractRound[] = [];
  for (let round = 1; round <= options.times; round += 1) {
    const began = performance.now();
    const browser = await launch(options.browser);
    const failures: string[] = [];
    try {
      for (const { name } of chosen) {
        const failure = await runOne(browser, bundle, name);
        if (failure !== undefined) failures.push(`${name}: ${failure}`);
      }
    } finally {
      await browser.close();
    }
    const done = { round, seconds: (performance.now() - began) / 1000, scenarios: chosen.length, failures };
    rounds.push(done);
    options.onRound(done);
  }
  return rounds;
}

async function runOne(browser: Browser, bundle: Bundle, scenario: string): Promise<string | undefined> {
  const carrier = createCarrier();
  const { port } = await carrier.gateway.listen({
    handler: (request, response) => void serve(request, response, { bundle, carrier, headers: {} }),
  });
  const context = await browser.createBrowserContext();
  const problems: string[] = [];
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(longestMs);
    page.on('pageerror', (error) => {
      if (!isBrowsersOwn(String(error))) problems.push(`uncaught: ${String(error)}`);
    });
    page.on('request', (request) => {
      if (isForeign(request.url())) problems.push(`a request to another host: ${request.url()}`);
    });
    await page.goto(pageAddress(port, 'contract-page'));
    await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'yes');
    await inTime(page.evaluate((name) => window.runScenario(name), scenario));
  } catch (error) {
    problems.push(error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error));
  } finally {
    await context.close();
    await carrier.gateway.stop();
  }
  return problems.length === 0 ? undefined : problems.join('; ');
}

/** Firefox reports as errors what nobody can keep it from: the icon that it asks for by itself, and a socket that was cut. */
function isBrowsersOwn(message: string): boolean {
  return message.includes('/favicon.ico') || /connection to the server at ws:|The connection to ws:/.test(message);
}

function launch(browser: ContractBrowser): Promise<Browser> {
  const executablePath = browser === 'chromium' ? findChromium() : findFirefox();
  if (executablePath === undefined) throw new Error(`${browser} was not found on this machine.`);
  const common = { executablePath, headless: true, protocolTimeout: longestMs * 2 } as const;
  if (browser === 'chromium') {
    return puppeteer.launch({
      ...common,
      args: [...chromiumArgs, '--autoplay-policy=no-user-gesture-required', '--mute-audio'],
    });
  }
  return puppeteer.launch({
    ...common,
    browser: 'firefox',
    extraPrefsFirefox: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.autoplay.default': 0,
      // The gateway is on this machine, and offers this machine's own address.
      'media.peerconnection.ice.loopback': true,
      'media.peerconnection.ice.obfuscate_host_addresses': false,
    },
  });
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not over after ${longestMs / 1000} s`)), longestMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
