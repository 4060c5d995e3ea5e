// What the dialer costs the main thread: CPU of that thread alone, which other processes of a busy machine do not change.
import { press, until } from './stage.mjs';

const still = (page, ms) => page.evaluate((wait) => new Promise((resolve) => setTimeout(resolve, wait)), ms);

/** Reads the main thread's CPU so far, in ms: in all, and of it in scripts, styles and layout. */
async function mainThread(page) {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name) => (metrics.find((metric) => metric.name === name)?.value ?? 0) * 1000;
    return {
      all: of('TaskDuration'),
      script: of('ScriptDuration'),
      style: of('RecalcStyleDuration'),
      layout: of('LayoutDuration'),
    };
  };
}

/** Shares of one core, in per cent, over so many seconds in which nobody asks the page anything. */
async function share(page, cpu, seconds) {
  await still(page, 3000);
  const before = await cpu();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const after = await cpu();
  return Object.fromEntries(Object.keys(after).map((key) => [key, (after[key] - before[key]) / (seconds * 10)]));
}

const toSeconds = (timer) => timer?.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

/**
 * One page, three times as long: the dialer with no call; a real call with its timer and, the audio panel open, the meter
 * of the microphone; the same call with no dialer on the page, which is what the SDK and the phone cost by themselves.
 */
export async function measureRendering(stage, seconds) {
  const page = await stage.open();
  const cpu = await mainThread(page);
  const none = await share(page, cpu, seconds);
  await press(page, '[part="number"]');
  await page.keyboard.type('+442079460018');
  await press(page, '[part="call-button"]');
  await until(async () => (await page.evaluate(() => globalThis.bench.phase())) === 'active', 'an active call');
  await press(page, '[data-control="audio"]');
  await until(async () => (await page.evaluate(() => globalThis.bench.reads())).meter, 'the meter to move');
  const before = await page.evaluate(() => globalThis.bench.reads());
  const call = await share(page, cpu, seconds);
  const after = await page.evaluate(() => globalThis.bench.reads());
  if (toSeconds(after.timer) - toSeconds(before.timer) < seconds) throw new Error('The timer stood still.');
  await until(
    async () => (await page.evaluate(() => globalThis.bench.reads())).meter !== after.meter,
    'the meter to move',
  );
  await page.evaluate(() => globalThis.bench.removeDialer());
  const phone = await share(page, cpu, seconds);
  if ((await page.evaluate(() => globalThis.bench.phase())) !== 'active') throw new Error('The call did not last.');
  await stage.renew();
  return { none, call, phone };
}

/** CPU of the main thread, in ms, from the wish for a dialer until its field can be typed in, the CPU slowed down 4 times. */
export async function measureReady(stage, times) {
  const cpu = [];
  for (let turn = 0; turn <= times; turn += 1) {
    const page = await stage.open('ready');
    await page.emulateCPUThrottling(4);
    await still(page, 500);
    await page.tracing.start({ categories: ['toplevel', 'blink.user_timing'] });
    const focused = await page.evaluate(() => globalThis.ready());
    const trace = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
    if (!focused) throw new Error('The field did not take the focus.');
    const typed = await typedInto(page);
    if (typed !== '+44 20') throw new Error(`The field shows "${typed}".`);
    if (turn > 0) cpu.push(between(trace.traceEvents, 'asked', 'ready'));
    await stage.renew();
  }
  return cpu;
}

async function typedInto(page) {
  await page.keyboard.type('+44 20');
  return page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active?.value;
  });
}

/** CPU of the tasks of the marks' thread that began between two marks. */
function between(events, from, to) {
  const mark = (name) => events.find((event) => event.name === name && event.cat === 'blink.user_timing');
  const [start, end] = [mark(from), mark(to)];
  return events
    .filter(
      ({ name, ph, pid, tid }) =>
        name === 'ThreadControllerImpl::RunTask' && ph === 'X' && pid === end.pid && tid === end.tid,
    )
    .filter(({ ts }) => ts > start.ts && ts <= end.ts)
    .reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0);
}
