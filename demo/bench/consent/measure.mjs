// One visit to one page in real Chromium, traced.
import { probe } from './probe.js';

/** 150 ms and 1.6 Mbit/s: what Lighthouse calls slow 4G. */
const slow4g = {
  offline: false,
  latency: 150,
  downloadThroughput: (1638.4 * 1024) / 8,
  uploadThroughput: (675 * 1024) / 8,
};
/** No more than is read: `v8` and its like write an event for each function that is compiled, at the cost of the thread. */
const categories = ['devtools.timeline', 'blink.user_timing', 'toplevel'];

/** Long enough for the slowest entrance: a click on what still moves would miss, or be counted with the animation. */
const entrance = 800;

/** A first visit: the time and CPU to the banner's first frame and, if asked for, a real click on accept. */
export async function firstVisit(browser, address, tool, how) {
  return visit(browser, address, tool, how, async (page, context, shown) => {
    await shown;
    return async () => {
      if (!how.click) return {};
      await page.waitForTimeout(entrance);
      await click(page);
      await page.waitForFunction('bench.gone', null, { timeout: 20_000, polling: 100 });
      await page.waitForTimeout(300);
      const { events, gone, frames, shift } = await page.evaluate('({ ...bench, target: undefined })');
      const cookies = await context.cookies();
      const cookie = cookies.reduce((sum, { name, value }) => sum + name.length + 1 + value.length, 0);
      // Event Timing tells nothing of an interaction under 16 ms.
      return { inp: Math.max(16, ...events), gone, frames, shift, cookie };
    };
  });
}

/** Two tabs of one visitor: how long after a real click on accept in one the other runs what was held back, in ms. */
export async function otherTab(browser, address, tool) {
  const context = await browser.newContext(viewport);
  try {
    const [one, two] = [await context.newPage(), await context.newPage()];
    for (const page of [two, one]) {
      await page.addInitScript(probe, { banner: tool.banner, accept: tool.accept });
      await page.goto(address);
      await page.waitForFunction('bench.shown', null, { timeout: 20_000, polling: 100 });
    }
    await one.bringToFront();
    await one.waitForTimeout(entrance);
    await one.evaluate(`addEventListener('click', () => (globalThis.clicked = Date.now()), true)`);
    // Nothing for those whose other tabs know nothing of it.
    const ran = two.evaluate(`new Promise((done) => {
      setInterval(() => globalThis.tags && done(Date.now()), 1);
      setTimeout(done, 3000, NaN);
    })`);
    await click(one);
    return { follows: (await ran) - (await one.evaluate('clicked')) };
  } finally {
    await context.close();
  }
}

/** A visit after a choice: what the page's own scripts cost. `how.state` is what `choose` left. */
export async function nextVisit(browser, address, tool, how) {
  return visit(browser, address, {}, how);
}

/** Accepts once; gives what that leaves in the browser. */
export async function choose(browser, address, tool) {
  const context = await browser.newContext(viewport);
  const page = await context.newPage();
  await page.addInitScript(probe, { banner: tool.banner, accept: tool.accept });
  await page.goto(address);
  await page.waitForFunction('bench.shown', null, { timeout: 20_000, polling: 100 });
  await page.waitForTimeout(entrance);
  await click(page);
  await page.waitForFunction('globalThis.tags', null, { timeout: 20_000, polling: 100 });
  await page.waitForTimeout(300);
  const state = await context.storageState();
  await context.close();
  return state;
}

async function click(page) {
  const [x, y] = await page.evaluate('bench.target()');
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.up();
}

const viewport = { viewport: { width: 412, height: 823 } };

async function visit(browser, address, { banner, accept }, { cpu, slow, state }, untilShown = async () => undefined) {
  const context = await browser.newContext({ ...viewport, storageState: state });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await page.addInitScript(probe, { banner, accept });
    let bytes = 0;
    cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await cdp.send('Network.enable');
    await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
    if (slow) await cdp.send('Network.emulateNetworkConditions', slow4g);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    // A look from outside would cost the page its own evaluation: the page itself says when it is there.
    const told = new Promise((resolve, reject) => {
      cdp.on('Runtime.bindingCalled', ({ name }) => name === 'benchShown' && resolve());
      setTimeout(reject, 20_000, new Error('no banner within 20 s')).unref();
    });
    told.catch(() => undefined);
    await cdp.send('Runtime.enable');
    await cdp.send('Runtime.addBinding', { name: 'benchShown' });
    const stop = await startTrace(cdp);
    await page.goto(address, { waitUntil: 'load' });
    const then = await untilShown(page, context, told);
    await page.waitForTimeout(300);
    const costs = readTrace(await stop(), new URL(address).origin);
    const { shown, shift } = await page.evaluate('({ ...bench, target: undefined })');
    return { shown, shift, kB: bytes / 1000, ...costs, ...(await then?.()) };
  } finally {
    await context.close();
  }
}

async function startTrace(cdp) {
  const events = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const ended = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: categories },
  });
  return async () => {
    await cdp.send('Tracing.end');
    await ended;
    return events;
  };
}

/**
 * Script work. Chromium compiles a file on another thread while it arrives (`v8.parseOnBackground`), an inline script on
 * the main thread within `EvaluateScript`: without the other thread the one would be charged for being compiled and the
 * other not, though both take the visitor's processor and battery. Its event has the file's address as the others have.
 */
const named = new Set(['EvaluateScript', 'v8.compile', 'v8.compileModule', 'v8.parseOnBackground', 'FunctionCall']);
/** These have no address: they count in the page's own process alone, not in those of the browser's own pages. */
const unnamed = new Set(['v8.evaluateModule', 'RunMicrotasks']);

/**
 * Thread CPU, which other processes of a busy machine do not change. `mainCpu`: all of the page's main thread to the
 * banner's first frame. `scriptCpu`: the outermost script work of the page's own files on all of its threads, that of the
 * tag that was held back included; `mainScriptCpu`: the part of it that is no compilation on another thread. The probe
 * has no address.
 */
function readTrace(events, origin) {
  const shown = events.find(({ name }) => name === 'bench-shown');
  const threads = new Map();
  for (const event of events) {
    if (event.ph !== 'X') continue;
    const thread = `${event.pid}:${event.tid}`;
    if (!threads.has(thread)) threads.set(thread, []);
    threads.get(thread).push(event);
  }
  const address = ({ args }) => args?.data?.url ?? args?.fileName ?? '';
  const own = new Set(
    events.filter((event) => named.has(event.name) && address(event).startsWith(origin)).map(({ pid }) => pid),
  );
  let mainCpu = 0;
  let scriptCpu = 0;
  let mainScriptCpu = 0;
  for (const [thread, list] of threads) {
    if (shown === undefined || thread === `${shown.pid}:${shown.tid}`) {
      const tasks = list.filter(
        ({ name, ts }) => name === 'ThreadControllerImpl::RunTask' && !(shown && ts > shown.ts),
      );
      mainCpu = Math.max(
        mainCpu,
        tasks.reduce((sum, { tdur = 0 }) => sum + tdur, 0),
      );
    }
    let end = 0;
    for (const each of list
      .filter(({ name, pid }) => named.has(name) || (unnamed.has(name) && own.has(pid)))
      .sort((a, b) => a.ts - b.ts || b.dur - a.dur)) {
      if (each.ts < end) continue;
      end = each.ts + (each.dur ?? 0);
      if (!unnamed.has(each.name) && !address(each).startsWith(origin)) continue;
      scriptCpu += each.tdur ?? 0;
      if (each.name !== 'v8.parseOnBackground') mainScriptCpu += each.tdur ?? 0;
    }
  }
  return { mainCpu: mainCpu / 1000, scriptCpu: scriptCpu / 1000, mainScriptCpu: mainScriptCpu / 1000 };
}
