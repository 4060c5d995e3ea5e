import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createManualClock } from '../../testing/manual-clock.js';
import { frameSamples } from '../media/frame.js';
import { createMixer } from '../media/mixer.js';
import type { AudioPort } from '../media/port.js';
import { createCallRecording } from './recording.js';

function speaker(value: number): AudioPort {
  return {
    read: () => new Int16Array(frameSamples).fill(value),
    write: () => undefined,
    sendDigit: () => undefined,
  };
}

function setUp(announcement = true) {
  const [a, b, c] = [speaker(1000), speaker(2000), speaker(4000)];
  const mixer = createMixer();
  const present: AudioPort[] = [a, b];
  for (const port of present) mixer.join(port);
  const phases: string[] = [];
  const recording = createCallRecording({
    mixer,
    clock: createManualClock(),
    announcement,
    parties: () => present,
    onPhase: (phase) => phases.push(phase),
  });
  /** Runs for a while; promises get their turn between the frames. */
  const run = async (ms: number): Promise<void> => {
    for (let at = 0; at < ms; at += 20) {
      mixer.tick();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { a, b, c, mixer, present, recording, phases, run };
}

test('nothing is kept before the announcement was heard to its end', async () => {
  const { recording, phases, run } = setUp();
  recording.start();
  await run(1000);
  assert.equal(recording.phase, 'announcing');
  const early = recording.stop();
  assert.deepEqual([early.durationMs, early.announced], [0, false]);
  assert.deepEqual(phases, ['announcing', 'off']);
});

test('after it everybody is kept, and nothing while paused', async () => {
  const { recording, phases, run } = setUp();
  recording.start();
  await run(3000);
  recording.setPaused(true);
  await run(1000);
  recording.setPaused(false);
  await run(200);
  const { durationMs, announced, wav } = recording.stop();
  assert.deepEqual(phases, ['announcing', 'recording', 'paused', 'recording', 'off']);
  assert.equal(announced, true);
  assert.ok(durationMs > 600 && durationMs < 1200, String(durationMs));
  assert.deepEqual(new Set(new Int16Array(wav.slice(44).buffer)), new Set([3000]));
});

test('who joins is told first, alone, and is not kept meanwhile', async () => {
  const { c, mixer, present, recording, phases, run } = setUp();
  recording.start();
  await run(3000);
  mixer.join(c);
  present.push(c);
  recording.partiesChanged();
  await run(3000);
  const samples = new Set(new Int16Array(recording.stop().wav.slice(44).buffer));
  assert.deepEqual(phases, ['announcing', 'recording', 'announcing', 'recording', 'off']);
  assert.deepEqual(samples, new Set([3000, 7000]));
});

test('who is put on hold during the announcement has not heard it, and is told again', async () => {
  const { a, b, present, recording, phases, run } = setUp();
  recording.start();
  await run(1000);
  present.splice(1, 1);
  recording.partiesChanged();
  await run(2500);
  assert.deepEqual(present, [a]);
  present.push(b);
  recording.partiesChanged();
  assert.equal(recording.phase, 'announcing');
  await run(3000);
  assert.deepEqual(phases, ['announcing', 'recording', 'announcing', 'recording']);
});

test('without an announcement the recorder starts at once and the result says so', async () => {
  const { recording, run } = setUp(false);
  recording.start();
  await run(100);
  const { durationMs, announced } = recording.stop();
  assert.deepEqual([durationMs, announced], [100, false]);
});
