import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { findChromium } from '../../../packages/tooling/test/browsers.mjs';

const css = `
  *{box-sizing:border-box} body{margin:0;font:14px/20px sans-serif} #box{inline-size:420px;block-size:600px}
  .scroller{display:block;position:relative;block-size:600px;overflow:hidden auto;overflow-anchor:none}
  lit-virtualizer.scroller{overflow-anchor:auto}
  .space{position:relative;inline-size:100%} .moved{position:absolute;inset-block-start:0;inset-inline:0}
  .row{display:block;inline-size:100%;padding:8px 12px;border-block-end:1px solid #ddd} .row.out{background:#f4f7ff}
  header{display:flex;gap:8px} time{margin-inline-start:auto;color:#555} .mark{inline-size:16px;block-size:16px;background:#99a}
  p,ul{margin:4px 0} ul{padding-inline-start:18px}`;

/** One list, one number of rows, one fresh browser. */
export async function measure(script, count, step = () => undefined) {
  const server = createServer((request, response) => {
    const isScript = request.url === '/list.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(
      isScript
        ? script
        : `<!doctype html><title>bench</title><style>${css}</style><div id="box"></div><script src="/list.js"></script>`,
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 800, height: 700 } });
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const cpu = await mainThread(page);
    await page.evaluate((rows) => globalThis.bench.prepare(rows), count);
    step('mount');
    const before = await cpu();
    const settled = await page.evaluate(() => globalThis.bench.mount());
    const mountCpu = (await cpu()) - before;
    const elements = await page.evaluate(() => globalThis.bench.elements());
    step('scroll');
    const scroll = await scrollUp(page, cpu);
    step('prepend');
    const reading = await page.evaluate(() => globalThis.bench.prepend(1500));
    const top = await page.evaluate(() => globalThis.bench.prepend(0));
    step('append');
    const end = await page.evaluate(() => globalThis.bench.appendAtEnd());
    const away = await page.evaluate(() => globalThis.bench.appendWhileReading());
    const most = Math.max(elements, await page.evaluate(() => globalThis.bench.elements()));
    return { settled, mountCpu, elements: most, scroll, reading, top, end, away, errors };
  } finally {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Twenty screens up, 100 px at a time: what each step costs the main thread, and what a reader sees of it. */
async function scrollUp(page, cpu, count = 120, pixels = 100) {
  await page.evaluate(() => globalThis.bench.settle());
  const work = [];
  const offs = [];
  let blanks = 0;
  for (let step = 0; step < count; step++) {
    const seen = await page.evaluate(() => globalThis.bench.look());
    const before = await cpu();
    await page.evaluate((distance) => globalThis.bench.step(distance), pixels);
    work.push((await cpu()) - before);
    const { blank, off } = await page.evaluate(
      ([was, distance]) => globalThis.bench.judge(was, distance),
      [seen, pixels],
    );
    if (blank) blanks += 1;
    if (off !== undefined && off !== null) offs.push(off);
  }
  const sum = work.reduce((total, each) => total + each, 0);
  work.sort((a, b) => a - b);
  return {
    cpu: sum,
    p95: work[Math.floor(work.length * 0.95)],
    blanks,
    jumps: offs.filter((off) => off > 2).length,
    worst: Math.max(0, ...offs),
  };
}

/** Milliseconds of CPU that the page's main thread has used: does not depend on what else the machine does. */
async function mainThread(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
}
