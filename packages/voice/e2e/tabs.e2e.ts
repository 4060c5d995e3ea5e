import type { Page } from '@playwright/test';
import type { Bench } from './testing/bench.js';
import { betweenBeeps } from './testing/beeps.js';
import { expect, test } from './testing/bench.js';

const role = (page: Page) => page.evaluate(() => window.tab.phone.role.get());
const call = (page: Page) => page.evaluate(() => window.tab.phone.get().calls[0]);
const phase = async (page: Page) => (await call(page))?.phase;

async function openTabs(bench: Bench, count: number): Promise<Page[]> {
  const tabs: Page[] = [];
  for (let index = 0; index < count; index += 1) tabs.push(await bench.open('tab-page'));
  await expect.poll(() => role(tabs[0]!)).toBe('owner');
  return tabs;
}

/** Milliseconds since the owner left. */
interface Took {
  readonly owner: number;
  /** Until sound flows again. */
  readonly active: number;
}

/** A call on the first tab, placed from the last, that the far end hears. */
async function talk(tabs: Page[]): Promise<void> {
  const outcome = await tabs.at(-1)!.evaluate(() => window.tab.phone.dial({ number: 'answers' }));
  expect(outcome).toEqual({ kind: 'started', callId: 'call_1' });
  for (const tab of tabs) await expect.poll(() => phase(tab)).toBe('active');
  await expect.poll(() => tabs[0]!.evaluate(async () => (await window.tab.far()).hears)).toBe(true);
}

/** The second tab owns the call now, and both ends hear each other. Returns how long that took, in ms. */
async function movedTo(heir: Page, leftAt: number): Promise<Took> {
  await expect.poll(() => role(heir)).toBe('owner');
  await expect.poll(() => phase(heir)).toBe('active');
  await expect
    .poll(() => heir.evaluate(async () => (await window.tab.instruments.received()).level))
    .toBeGreaterThan(0.001);
  await expect.poll(() => heir.evaluate(async () => (await window.tab.far()).now), betweenBeeps).toBeGreaterThan(0.005);
  expect(await heir.evaluate(() => window.tab.instruments.openMicrophones())).toBe(1);
  const times = await heir.evaluate(() => window.tab.times);
  return { owner: (times['owner'] ?? 0) - leftAt, active: (times['active'] ?? 0) - leftAt };
}

test('of three tabs one has the audio, and a call placed in another is shown in all', async ({ bench }) => {
  const tabs = await openTabs(bench, 3);
  await talk(tabs);
  const microphones = await Promise.all(
    tabs.map((tab) => tab.evaluate(() => window.tab.instruments.openMicrophones())),
  );
  expect(microphones).toEqual([1, 0, 0]);
  expect(bench.gateway.devices('agent.1')).toBe(1);
  await tabs[1]!.evaluate(() => window.tab.phone.hangUp('call_1'));
  for (const tab of tabs) await expect.poll(async () => (await call(tab))?.end?.reason).toBe('local');
});

for (const [how, leave] of [
  ['is closed', (page: Page) => page.close()],
  ['goes to another page', (page: Page) => page.goto('about:blank')],
  [
    'crashes',
    async (page: Page) => {
      const devtools = await page.context().newCDPSession(page);
      await Promise.race([devtools.send('Page.crash').catch(() => undefined), page.waitForEvent('crash')]);
    },
  ],
] as const) {
  test(`when the owner ${how} in mid-call, the next tab goes on with it within a second`, async ({ bench }) => {
    const tabs = await openTabs(bench, 2);
    await talk(tabs);
    const leftAt = Date.now();
    await leave(tabs[0]!);
    const took = await movedTo(tabs[1]!, leftAt);
    console.log(`      owner ${how}: next owner after ${took.owner} ms, sound flows after ${took.active} ms`);
    expect(took.owner).toBeLessThan(1_000);
    expect(bench.events.filter((event) => event.type === 'ended')).toEqual([]);
    expect((await call(tabs[1]!))?.id).toBe('call_1');
    await tabs[1]!.evaluate(() => window.tab.phone.hangUp('call_1'));
    await expect.poll(() => bench.gateway.calls().length).toBe(0);
  });
}

test('the call moves on and on, from tab to tab', async ({ bench }) => {
  const tabs = await openTabs(bench, 4);
  await talk(tabs);
  for (const [index, tab] of tabs.slice(0, -1).entries()) {
    const leftAt = Date.now();
    await tab.close();
    await movedTo(tabs[index + 1]!, leftAt);
  }
  expect(bench.events.filter((event) => event.type === 'ended')).toEqual([]);
});

test('when the last tab is closed the far end is told', async ({ bench }) => {
  const tabs = await openTabs(bench, 1);
  await talk(tabs);
  await tabs[0]!.close();
  await expect.poll(() => bench.gateway.calls().length).toBe(0);
});

test('after the owner was closed calls still come in, to the next tab', async ({ bench }) => {
  const [first, second] = (await openTabs(bench, 2)) as [Page, Page];
  await first.evaluate(() => window.tab.phone.start());
  await first.close();
  await expect.poll(() => role(second)).toBe('owner');
  await expect.poll(() => bench.gateway.devices('agent.1')).toBe(1);
  await expect.poll(() => second.evaluate(() => window.tab.phone.get().line.state)).toBe('ready');
  bench.control.callIn({ number: '+442079460018', callId: 'call_in', identity: 'agent.1' });
  await expect.poll(() => phase(second)).toBe('ringing-in');
  await second.evaluate(() => window.tab.phone.answer('call_in'));
  await expect.poll(() => phase(second)).toBe('active');
});

test('in a call tabs are told what changed and nothing twice; levels go to the tab that shows them alone', async ({
  bench,
}) => {
  const tabs = (await openTabs(bench, 3)) as [Page, Page, Page];
  const [owner, watcher, other] = tabs;
  await talk(tabs);
  const forget = () => Promise.all(tabs.map((tab) => tab.evaluate(() => window.tab.traffic.forget())));
  const sent = () => owner.evaluate(() => window.tab.traffic.sent());
  /** Sound of so many seconds arrives: packets of 20 ms. */
  const pass = async (seconds: number): Promise<void> => {
    const packets = async () => (await owner.evaluate(() => window.tab.instruments.received())).packets;
    const from = await packets();
    await expect.poll(packets, { timeout: 30_000 }).toBeGreaterThan(from + seconds * 50);
  };

  await forget();
  const began = Date.now();
  await pass(8);
  const plain = await sent();
  expect(plain.filter(({ type }) => type !== 'snapshot')).toEqual([]);
  expect(plain.filter(({ repeats }) => repeats)).toEqual([]);
  // What is left to tell is the quality, which the SDK measures once a second.
  expect(plain.length).toBeLessThanOrEqual(Math.ceil((Date.now() - began) / 1_000) + 1);

  await watcher.evaluate(() => window.tab.showLevels(true));
  await expect.poll(() => watcher.evaluate(() => window.tab.levels()), { timeout: 30_000 }).toBeGreaterThan(20);
  const levels = (await sent()).filter(({ type }) => type === 'levels');
  expect(levels.filter(({ repeats, size }) => repeats || size > 150)).toEqual([]);
  const heard = await other.evaluate(() => window.tab.traffic.heard());
  expect(heard.filter(({ type }) => type === 'levels')).toEqual([]);
  console.log(
    `      8 s of a call: ${plain.length} snapshots, ${plain.reduce((sum, { size }) => sum + size, 0)} B; ` +
      `${levels.length} levels to one tab of two, ${Math.max(...levels.map(({ size }) => size))} B at most`,
  );

  await watcher.evaluate(() => window.tab.showLevels(false));
  const isTold = () => owner.evaluate(() => window.tab.traffic.heard().some(({ type }) => type === 'leave-levels'));
  await expect.poll(isTold).toBe(true);
  await forget();
  await pass(1);
  expect((await sent()).filter(({ type }) => type === 'levels')).toEqual([]);
  await owner.evaluate(() => window.tab.phone.hangUp('call_1'));
  await expect.poll(() => bench.gateway.calls().length).toBe(0);
});
