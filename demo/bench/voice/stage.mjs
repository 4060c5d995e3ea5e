// What every measure of this bench stands on: the gateway with a far end that can say when it hears what, a browser whose
// microphone never falls silent, and the page with the dialer.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { createGateway, mintToken } from '@dialora/voice-gateway';
import { bundle as bundled } from '../../../packages/embed/bundle.mjs';
import { chromiumArgs, findChromium } from '../../../packages/tooling/test/browsers.mjs';
import { pageAddress, serve } from '../../../packages/voice/e2e/testing/serve.ts';
import { toneSource } from '../../../packages/voice-gateway/src/media/source.ts';
import { rms } from '../../../packages/voice-gateway/src/media/level.ts';
import { writeWav } from '../../../packages/voice-gateway/src/media/wav.ts';

const secret = 'a secret of the bench';
/** How long the far end rings before it answers, in ms. */
export const ringMs = 300;
/** The far end hears us in a frame of 20 ms that is louder than this; silence is 0. */
const audible = 0.005;

/** The pages of this bench, minified as the script tag is, with the SDK in a chunk of its own. */
async function bundle() {
  const served = new Map();
  // The page that loads the dialer when it is told to is a site of its own.
  for (const names of [['page', 'ear'], ['ready']]) {
    const input = Object.fromEntries(names.map((name) => [name, path.join(import.meta.dirname, `${name}.js`)]));
    for (const [file, { code }] of await bundled({ input })) served.set(`/${file}`, code);
  }
  return served;
}

/** Ten seconds of a voice without a breath: a pause of the speaker would be counted as one of the line. */
function voice() {
  const rate = 8000;
  let phase = 0;
  return Int16Array.from({ length: 10 * rate }, (_, at) => {
    // A new pitch every 150 ms, so that no noise suppression takes it for a hum.
    phase += (2 * Math.PI * (140 + 35 * (Math.floor(at / 1200) % 5))) / rate;
    const wave = Math.sin(phase) + 0.6 * Math.sin(2 * phase) + 0.4 * Math.sin(5 * phase);
    return wave * 5500 * (0.75 + 0.25 * Math.sin((2 * Math.PI * 5 * at) / rate));
  });
}

/** The far end: a tone that is never silent, and a diary of what it hears. */
function createFarEnd() {
  let frames = [];
  const script = {
    name: 'bench',
    about: 'Rings, answers, sounds a tone and notes when it hears something.',
    async run(far) {
      await far.ring(ringMs);
      await far.answer();
      frames = [];
      far.listen((frame) => frames.push({ at: Date.now(), loud: rms(frame) > audible }));
      await far.say(toneSource({ frequencies: [1031.25], level: 0.4 }));
    },
  };
  return {
    script,
    /** When it first heard us, or undefined. */
    firstHeard: () => frames.find(({ loud }) => loud)?.at,
    /** It has heard us without a gap for the last half second. */
    hearsNow: () => frames.length >= 25 && frames.slice(-25).every(({ loud }) => loud),
    /** When it heard us again after the last silence since `since`; `since` itself when there was none. */
    heardAgain(since) {
      const lastQuiet = frames.findLastIndex(({ at, loud }) => at >= since && !loud);
      return lastQuiet < 0 ? since : (frames[lastQuiet + 1]?.at ?? Infinity);
    },
  };
}

export async function openStage() {
  const files = await bundle();
  const far = createFarEnd();
  const gateway = createGateway({
    secret,
    route: () => ({ kind: 'script', script: far.script }),
    tellEndReasons: true,
  });
  let calls = 0;
  const control = {
    token: ({ ttlSeconds, identity }) => ({ token: mintToken(identity, { secret, ttlSeconds }) }),
    callTo: () => ({ callId: `call_${(calls += 1)}` }),
  };
  const { port } = await gateway.listen({
    handler: (request, response) =>
      void serve(request, response, { bundle: files, carrier: { gateway, control }, headers: {} }),
  });
  const folder = await mkdtemp(path.join(tmpdir(), 'dialora-bench-voice-'));
  const wav = path.join(folder, 'voice.wav');
  await writeFile(wav, writeWav(voice()));
  const browser = await puppeteer.launch({
    executablePath: findChromium(),
    headless: true,
    protocolTimeout: 0,
    args: [
      ...chromiumArgs,
      `--use-file-for-fake-audio-capture=${wav}`,
      '--autoplay-policy=no-user-gesture-required',
      '--mute-audio',
    ],
  });
  let context = await browser.createBrowserContext();

  return {
    far,
    gateway,
    /** A tab of this context. */
    async open(name = 'page') {
      const page = await context.newPage();
      await page.setViewport({ width: 400, height: 800 });
      page.on('pageerror', (error) => console.error(`uncaught in the page: ${String(error)}`));
      await page.goto(pageAddress(port, name));
      await page.waitForFunction(() => document.documentElement.dataset.ready === 'yes');
      return page;
    },
    /** Closes every tab; those that follow share nothing with them. */
    async renew() {
      await context.close();
      await until(() => gateway.calls().length === 0, 'every call to be over');
      context = await browser.createBrowserContext();
    },
    /** Rings the page. */
    callIn: () =>
      gateway.dial({
        identities: ['agent.1'],
        from: '+442079460018',
        parameters: { call_id: `call_${(calls += 1)}`, From: '+442079460018' },
        script: far.script,
      }),
    async close() {
      await browser.close();
      await gateway.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Waits for something that is seen from here. */
export async function until(condition, what, ms = 20_000) {
  const end = Date.now() + ms;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`Waited ${ms} ms in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A real click in the middle of something in the dialer. */
export async function press(page, selector) {
  let at;
  await until(
    async () => (at = await page.evaluate((wanted) => globalThis.bench.centreOf(wanted), selector)),
    selector,
  );
  await page.mouse.click(at.x, at.y);
}
