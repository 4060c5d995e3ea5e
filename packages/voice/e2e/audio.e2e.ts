import type { Page } from '@playwright/test';
import { betweenBeeps } from './testing/beeps.js';
import { expect, test } from './testing/bench.js';
import { microphonesAfterHangUp } from './testing/hang-up.js';

const snapshot = (page: Page) => page.evaluate(() => window.bench.phone.get());
const devices = async (page: Page) => (await snapshot(page)).devices;
const farLevel = (page: Page) => page.evaluate(async () => (await window.bench.far()).now);
const through = (page: Page) => page.evaluate(() => window.bench.instruments.spokenThrough());
const openMicrophones = (page: Page) => page.evaluate(() => window.bench.instruments.openMicrophones());

async function talk(page: Page): Promise<void> {
  await page.evaluate(() => window.bench.phone.dial({ number: 'answers' }));
  await expect.poll(async () => (await snapshot(page)).calls[0]?.phase).toBe('active');
  await expect.poll(() => farLevel(page), betweenBeeps).toBeGreaterThan(0.005);
}

async function hangUp(page: Page): Promise<void> {
  expect(await microphonesAfterHangUp(page), 'the microphone is let go').toBe(0);
}

test('the devices of the browser: chosen, tested and changed in mid-call, and remembered', async ({ bench }) => {
  const page = await bench.open('phone-page');
  await page.evaluate(() => window.bench.phone.start());
  await expect.poll(async () => (await devices(page))?.microphone.available.length).toBeGreaterThan(1);
  const { microphone, speaker } = (await devices(page))!;
  const second = microphone.available.find(({ id }) => id !== microphone.inUse?.id)!;
  const output = speaker!.available.at(-1)!;

  // Before a call: the meter moves with the microphone that is tested, and lets it go.
  const peak = await page.evaluate(async () => {
    const stop = await window.bench.phone.testMicrophone();
    const { levels } = window.bench.phone;
    const loudest = await new Promise<number>((resolve) => {
      const undo = levels.subscribe((now) => {
        if (now.microphone > 0.04) resolve((undo(), now.microphone));
      });
    });
    stop();
    return loudest;
  });
  expect(peak).toBeGreaterThan(0.04);
  await expect.poll(() => openMicrophones(page)).toBe(0);
  const contexts = await page.evaluate(() => window.bench.instruments.openContexts());
  await page.evaluate((id) => window.bench.phone.chooseDevice('ringer', id), output.id);
  await page.evaluate(() => window.bench.phone.playTestSound('ringer'));
  await expect.poll(() => page.evaluate(() => window.bench.instruments.openContexts())).toBe(contexts + 1);
  await expect.poll(() => page.evaluate(() => window.bench.instruments.openContexts())).toBe(contexts);

  await talk(page);
  await page.evaluate((id) => window.bench.phone.chooseDevice('microphone', id), second.id);
  await expect.poll(() => through(page)).toBe(second.label);
  await page.evaluate((id) => window.bench.phone.chooseDevice('speaker', id), output.id);
  await expect.poll(() => page.evaluate(() => window.bench.instruments.heardOn())).toBe(output.id);
  await page.evaluate(() => window.bench.phone.setNoiseSuppression(false));
  expect((await devices(page))?.noiseSuppression).toBe('off');
  // A quiet moment between two beeps of the fake microphone would prove nothing: the peak of two seconds does.
  await expect.poll(() => page.evaluate(async () => (await window.bench.far()).hears)).toBe(true);
  const far = await page.evaluate(async () => {
    const loudest = { microphone: 0, speaker: 0 };
    await new Promise<void>((resolve) => {
      const undo = window.bench.phone.levels.subscribe(({ microphone: own, speaker: theirs }) => {
        loudest.microphone = Math.max(loudest.microphone, own);
        loudest.speaker = Math.max(loudest.speaker, theirs);
        if (loudest.microphone <= 0.04 || loudest.speaker <= 0.04) return;
        undo();
        resolve();
      });
    });
    return loudest;
  });
  expect(far.speaker).toBeGreaterThan(0.04);
  await hangUp(page);

  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'yes');
  await page.evaluate(() => window.bench.phone.start());
  await expect.poll(async () => (await devices(page))?.microphone.chosen).toBe(second.id);
  expect(await devices(page)).toMatchObject({ speaker: { chosen: output.id }, noiseSuppression: 'off' });
});

test('a headset that is pulled in mid-call: the other microphone takes over and is named; it comes back with the plug', async ({
  bench,
}) => {
  const page = await bench.open('phone-page', { devices: 'made' });
  await talk(page);
  await expect.poll(() => farLevel(page)).toBeGreaterThan(0.2);
  await page.evaluate(() => window.bench.phone.setMuted('call_1', true));
  await page.evaluate(() => window.bench.desk?.unplug('Headset'));
  await expect.poll(() => through(page)).toBe('Built-in');
  // Muted stays muted, whatever microphone it is.
  expect((await snapshot(page)).calls[0]?.muted).toBe(true);
  await expect.poll(() => farLevel(page)).toBeLessThan(0.005);
  await page.evaluate(() => window.bench.phone.setMuted('call_1', false));
  await expect.poll(() => farLevel(page)).toBeGreaterThan(0.01);
  expect(await farLevel(page), 'the quieter one').toBeLessThan(0.2);
  expect((await devices(page))?.lastChange).toMatchObject({ removed: 'Headset', nowUsing: 'Built-in' });

  await page.evaluate(() => window.bench.desk?.plug('Headset'));
  await expect.poll(() => through(page)).toBe('Headset');
  await expect.poll(() => farLevel(page)).toBeGreaterThan(0.2);
  expect((await devices(page))?.lastChange).toMatchObject({ added: 'Headset', nowUsing: 'Headset' });
  expect(await openMicrophones(page)).toBe(1);

  // The last one goes as well: the call stays, the phone says that there is none, and the next plug cures it.
  await page.evaluate(() => window.bench.desk?.unplug('Headset'));
  await page.evaluate(() => window.bench.desk?.unplug('Built-in'));
  await expect.poll(async () => (await devices(page))?.microphone.available).toEqual([]);
  expect((await snapshot(page)).calls[0]?.phase).toBe('active');
  await page.evaluate(() => window.bench.desk?.plug('Built-in'));
  await expect.poll(() => farLevel(page)).toBeGreaterThan(0.01);
  await hangUp(page);
});

test('who speaks while muted is told once; a track that somebody else switches off shows as muted', async ({
  bench,
}) => {
  const page = await bench.open('phone-page', { devices: 'made' });
  await talk(page);
  await page.evaluate(() => window.bench.desk?.speak(false));
  await page.evaluate(() => window.bench.phone.setMuted('call_1', true));
  await page.evaluate(() => window.bench.desk?.speak(true));
  await expect.poll(async () => (await snapshot(page)).speakingWhileMuted).toBe(true);
  await page.evaluate(() => window.bench.phone.setMuted('call_1', false));
  await expect.poll(async () => (await snapshot(page)).speakingWhileMuted).toBe(false);
  await page.evaluate(() => window.bench.instruments.switchTrack(false));
  await expect.poll(async () => (await snapshot(page)).calls[0]?.muted).toBe(true);
  await page.evaluate(() => window.bench.instruments.switchTrack(true));
  await expect.poll(async () => (await snapshot(page)).calls[0]?.muted).toBe(false);
  await hangUp(page);
});

test('the check of the line: measured with a call to nobody, refused in a call, told when it fails', async ({
  bench,
}) => {
  const page = await bench.open('phone-page', { devices: 'made' });
  await page.evaluate(() => window.bench.phone.checkLine());
  const { check } = await snapshot(page);
  const mos = check?.state === 'done' ? (check.mos ?? NaN) : NaN;
  // A busy machine may measure less than a good line, and then has to say so.
  const level = mos >= 4 ? 'good' : mos >= 3.6 ? 'fair' : 'poor';
  expect(mos).toBeGreaterThan(0);
  expect(check).toMatchObject({ state: 'done', level, microphoneHeard: true });
  expect((await snapshot(page)).calls).toEqual([]);
  await expect.poll(() => openMicrophones(page)).toBe(0);
  await expect.poll(() => bench.gateway.usage().calls).toBe(0);
  await page.evaluate(() => window.bench.desk?.speak(false));
  await page.evaluate(() => window.bench.phone.checkLine());
  expect((await snapshot(page)).check).toMatchObject({ state: 'done', microphoneHeard: false });

  await page.evaluate(() => window.bench.desk?.speak(true));
  await talk(page);
  const refused = await page.evaluate(() =>
    window.bench.phone.checkLine().then(
      () => 'allowed',
      (error: unknown) => (error as { problem: { kind: string } }).problem.kind,
    ),
  );
  expect(refused).toBe('conflict');
  await hangUp(page);
  await page.evaluate(() => window.bench.cut());
  await page.evaluate(() => window.bench.phone.checkLine());
  expect((await snapshot(page)).check).toMatchObject({ state: 'failed', problem: { kind: 'gateway-unreachable' } });
});
