import { expect, test, type Bench } from './testing/bench.js';
import { callBusiness } from './testing/caller.js';
import { openLetter } from './testing/mailbox.js';
import { callTime, hangUp, hasText, panelText } from './testing/panel.js';

const hannah = '+442079460123';
const dispatch = '+442079460900';

test.beforeEach(({ bench }) => bench.signIn());
test.afterEach(({ bench }) => bench.tidy());

/** The notifications that the browser shows, by their id. */
const shown = async (bench: Bench): Promise<readonly string[]> =>
  (await bench.inWorker('chrome.notifications.getAll().then((all) => Object.keys(all))')) as string[];

/** What the browser tells the worker when somebody presses a button of a notification: nothing draws them here. */
async function press(bench: Bench, id: string, button: 0 | 1): Promise<void> {
  await bench.inWorker(`chrome.notifications.onButtonClicked.dispatch(${JSON.stringify(id)}, ${button})`);
}

/** Somebody calls while no panel is open; resolves with the notification that says so. */
async function ring(bench: Bench) {
  // The phone is up with the sign-in, before anybody opened the panel.
  const page = await openLetter(bench.context, 'Cold chain quote');
  await expect.poll(() => bench.present(), { message: 'the agent can be rung', timeout: 20_000 }).toBe(true);
  const caller = await callBusiness(bench.server.port, hannah, dispatch);
  const id = `dialora:incoming:${caller.callId}`;
  await expect.poll(() => shown(bench), { message: 'the notification', timeout: 20_000 }).toContain(id);
  return { caller, id, page };
}

/** The worker is stopped while it rings, and knows nothing when the browser starts it to tell it of the button. */
async function restartWorker(bench: Bench): Promise<void> {
  await bench.inWorker('globalThis.isFormer = true');
  await bench.stopWorker();
  await bench.startWorker();
  expect(await bench.inWorker('globalThis.isFormer === true'), 'the worker is a new one').toBe(false);
}

for (const [when, before] of [
  ['', () => Promise.resolve()],
  [' after the service worker was stopped', restartWorker],
] as const) {
  test(`Decline on the notification${when}: it goes, the caller comes to the mailbox, and the call is a missed one`, async ({
    bench,
  }) => {
    const { caller, id } = await ring(bench);
    await before(bench);
    await press(bench, id, 1);
    await expect.poll(() => shown(bench)).toEqual([]);
    await expect.poll(() => caller.phone.level, { message: 'the mailbox greets' }).toBeGreaterThan(0.001);
    await caller.hangUp();
    await expect
      .poll(async () => (await bench.call(caller.callId)).status, { message: 'missed', timeout: 20_000 })
      .toBe('no-answer');
  });

  test(`Accept on the notification${when}: the call connects with sound both ways, and the panel comes up with it`, async ({
    bench,
  }) => {
    const { caller, id } = await ring(bench);
    await before(bench);
    await press(bench, id, 0);
    await expect.poll(async () => (await bench.call(caller.callId)).status).toBe('in-progress');
    const patient = { timeout: 30_000 };
    await expect
      .poll(async () => (await bench.sound()).level, { message: 'the agent hears', ...patient })
      .toBeGreaterThan(0.001);
    await expect.poll(() => caller.phone.level, { message: 'the caller hears', ...patient }).toBeGreaterThan(0.001);
    await expect.poll(() => shown(bench), { message: 'it rings nowhere any more' }).toEqual([]);
    const panel = await bench.panel();
    await expect.poll(() => callTime(panel)).toMatch(/\d:\d\d/);
    expect(await hasText(panel, 'Hannah Whitcombe')).toBe(true);
    await hangUp(panel);
    await expect.poll(async () => (await bench.call(caller.callId)).status).toBe('completed');
    await expect.poll(() => panelText(panel, 'dialora-timeline')).toMatch(/Incoming call now .* Connected/);
    await caller.hangUp();
  });
}

test('what a declined caller leaves in the mailbox is played in the panel', async ({ bench }) => {
  const { caller, id, page } = await ring(bench);
  await press(bench, id, 1);
  await expect.poll(() => caller.phone.level, { message: 'the mailbox greets' }).toBeGreaterThan(0.001);
  // It has said its word and beeped when nothing was heard of it for two seconds.
  let heardAt = performance.now();
  await expect
    .poll(
      () => {
        if (caller.phone.level > 0.001) heardAt = performance.now();
        return performance.now() - heardAt > 2_000;
      },
      { message: 'the beep is over', timeout: 30_000, intervals: [50] },
    )
    .toBe(true);
  await caller.hangUp();
  await bench.clickAction(page);
  const panel = await bench.panel();
  // Again, should the tab have moved away under the mouse. Its name says how many messages are new.
  await expect(async () => {
    await panel.locator('>>> [role="tab"][data-tab="voicemail"]').setTimeout(3_000).click();
    expect(await panel.$('>>> [part~="play-button"]')).not.toBeNull();
  }).toPass({ timeout: 45_000 });
  await panel.locator('>>> [part~="play-button"]').click();
  const played = () => panel.$$eval('>>> audio', (all) => all.some((audio) => audio.currentTime > 0.2));
  await expect.poll(played, { message: 'the message is heard' }).toBe(true);
});
