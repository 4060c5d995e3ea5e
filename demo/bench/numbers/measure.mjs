// Measures one scanner on one page in a fresh Chromium. The scanner runs in an isolated world, as a content script does.
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { findChromium } from '../../../packages/tooling/test/browsers.mjs';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const hash = `(() => { const s = document.getElementById('main').innerHTML; let h = s.length; for (let i = 0; i < s.length; i++) h = (h * 31 + s.charCodeAt(i)) | 0; return h; })()`;

/** `page` is `{ html, truth, messages? }`; gives the figures of the bench's table. */
export async function measure(page, script, { country, chatMs, engine }) {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(request.url === '/' ? page.html : '');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-background-timer-throttling', '--disable-renderer-backgrounding'],
  });
  try {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await tab.goto(`http://127.0.0.1:${server.address().port}/`, { waitUntil: 'load' });
    return await measureIn(browser, tab, page, script, { country, chatMs, engine });
  } finally {
    await browser.close();
    server.close();
  }
}

async function measureIn(browser, tab, page, script, { country, chatMs, engine }) {
  const cdp = await tab.context().newCDPSession(tab);
  for (const domain of ['Performance', 'HeapProfiler', 'Page']) await cdp.send(`${domain}.enable`);
  const visible = page.messages === undefined ? await scrollToMiddle(tab, page.truth) : new Set();
  await pause(400);
  const before = await tab.evaluate(hash);
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const world = await cdp.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'bench' });
  const run = async (expression) => {
    const result = await cdp.send('Runtime.evaluate', {
      expression,
      contextId: world.executionContextId,
      returnByValue: true,
      awaitPromise: true,
    });
    if (result.exceptionDetails)
      throw new Error(result.exceptionDetails.exception?.description ?? result.exceptionDetails.text);
    return result.result.value;
  };
  const idle = async (maxMs = 120_000) => {
    for (let quiet = 0, end = Date.now() + maxMs; quiet < 3 && Date.now() < end; await pause(100)) {
      quiet = (await run('Boolean(__bench.idle())')) ? quiet + 1 : 0;
    }
  };
  // A script may ask for its engine, as a content script asks its background.
  await cdp.send('Runtime.enable');
  await cdp.send('Runtime.addBinding', { name: '__askEngine', executionContextName: 'bench' });
  cdp.on('Runtime.bindingCalled', () => void run(`${engine};__engineReady(dialoraNumbers)`));
  await run('globalThis.__found = new Map(); 1');
  const metricsBefore = await metrics(cdp);
  await browser.startTracing(tab, {
    categories: ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'],
  });
  const startedAt = await run(
    `${script}\n;(() => { const t = performance.now(); __bench.start({ country: ${JSON.stringify(country)}, onFound: (e164) => { if (!__found.has(e164)) __found.set(e164, performance.now()); } }); return t; })()`,
  );
  let inserted;
  if (page.messages !== undefined) {
    await idle();
    inserted = await chat(tab, page.messages, chatMs);
  }
  await idle();
  // Frames that paint what was found belong to the cost.
  await tab.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const trace = JSON.parse((await browser.stopTracing()).toString());
  const metricsAfter = await metrics(cdp);
  const found = new Map(await run('[...__found]'));
  const after = await tab.evaluate(hash);
  await run('__bench.stop(); 1');
  const restored = await tab.evaluate(hash);
  return {
    ...tasks(trace),
    ...compare(page, found, visible, startedAt, inserted),
    heapMb: (metricsAfter.JSHeapUsedSize - metricsBefore.JSHeapUsedSize) / 2 ** 20,
    listeners: metricsAfter.JSEventListeners - metricsBefore.JSEventListeners,
    mutated: page.messages === undefined ? after !== before : undefined,
    restored: page.messages === undefined ? restored === before : undefined,
  };
}

/** Scrolls halfway, so that a scanner that begins at the top is seen to, and tells which numbers are on the screen. */
async function scrollToMiddle(tab, truth) {
  const text = await tab.evaluate(() => {
    scrollTo(0, document.body.scrollHeight / 2);
    const seen = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const box = walker.currentNode.parentElement.getBoundingClientRect();
      if (box.bottom > 0 && box.top < innerHeight) seen.push(walker.currentNode.data);
    }
    return seen.join('\n');
  });
  return new Set(truth.filter(({ raw }) => text.includes(raw)).map(({ e164 }) => e164));
}

/** Appends 50 messages a second, keeps 400; gives when each was inserted. */
function chat(tab, messages, ms) {
  return tab.evaluate(
    ([list, duration]) =>
      new Promise((done) => {
        const box = document.getElementById('chat');
        const times = [];
        const until = performance.now() + duration;
        const timer = setInterval(() => {
          const text = list[times.length];
          if (text === undefined || performance.now() > until) {
            clearInterval(timer);
            setTimeout(() => done(times), 700);
            return;
          }
          const item = document.createElement('li');
          const author = document.createElement('b');
          author.textContent = `User ${times.length % 9} `;
          const body = document.createElement('span');
          body.textContent = text;
          item.append(author, body);
          box.append(item);
          times.push(performance.now());
          if (box.children.length > 400) box.firstChild.remove();
        }, 20);
      }),
    [messages, ms],
  );
}

async function metrics(cdp) {
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics: list } = await cdp.send('Performance.getMetrics');
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}

/** Thread CPU of the page's main thread: wall time would measure the other users of this machine. */
function tasks({ traceEvents }) {
  const mains = new Set(
    traceEvents
      .filter((e) => e.name === 'thread_name' && e.args?.name === 'CrRendererMain')
      .map((e) => `${e.pid}:${e.tid}`),
  );
  const ran = traceEvents.filter((e) => e.name === 'RunTask' && e.tdur && mains.has(`${e.pid}:${e.tid}`));
  const inner = traceEvents.filter(
    (e) => e.ph === 'X' && e.tdur && e.name !== 'RunTask' && mains.has(`${e.pid}:${e.tid}`),
  );
  const byName = {};
  for (const e of inner) byName[e.name] = (byName[e.name] ?? 0) + e.tdur / 1000;
  const longest = ran.toSorted((a, b) => b.tdur - a.tdur)[0];
  const within =
    longest === undefined ? [] : inner.filter((e) => e.ts >= longest.ts && e.ts < longest.ts + longest.dur);
  return {
    cpuMs: ran.reduce((sum, e) => sum + e.tdur, 0) / 1000,
    longestMs: (longest?.tdur ?? 0) / 1000,
    longestIs: within
      .toSorted((a, b) => b.tdur - a.tdur)
      .slice(0, 3)
      .map((e) => `${e.name} ${Math.round(e.tdur / 100) / 10}`)
      .join(', '),
    parts: byName,
  };
}

function compare(page, found, visible, startedAt, inserted) {
  const truth = new Map(page.truth.map((number) => [number.e164, number]));
  const shown = inserted === undefined ? truth : new Map();
  const latencies = [];
  for (const [i, at] of (inserted ?? []).entries()) {
    for (const number of page.truth) {
      if (!page.messages[i].includes(number.raw)) continue;
      shown.set(number.e164, number);
      if (found.has(number.e164)) latencies.push(found.get(number.e164) - at);
    }
  }
  latencies.sort((a, b) => a - b);
  const hits = [...found.keys()].filter((e164) => shown.has(e164));
  const visibleTimes = [...visible].map((e164) => (found.get(e164) ?? Infinity) - startedAt);
  return {
    visibleMs: visible.size === 0 ? undefined : Math.max(...visibleTimes),
    latencyP95Ms: latencies[Math.floor(latencies.length * 0.95)],
    found: hits.length,
    missed: shown.size - hits.length,
    false: [...found.keys()].filter((e164) => !truth.has(e164)).length,
    missedSample: [...shown.values()]
      .filter(({ e164 }) => !found.has(e164))
      .slice(0, 3)
      .map(({ raw }) => raw),
  };
}
