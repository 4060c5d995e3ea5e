import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Frame } from './frame.js';
import { frameSamples } from './frame.js';
import { rms } from './level.js';
import { createMixer } from './mixer.js';
import type { AudioPort } from './port.js';
import { toneSource } from './source.js';

interface Party extends AudioPort {
  says: number | undefined;
  heard: Frame;
  digits: string;
}

function party(says?: number): Party {
  return {
    says,
    heard: new Int16Array(0),
    digits: '',
    read() {
      return this.says === undefined ? undefined : new Int16Array(frameSamples).fill(this.says);
    },
    write(frame) {
      this.heard = frame;
    },
    sendDigit({ digit }) {
      this.digits += digit;
    },
  };
}

function room(...parties: readonly Party[]) {
  const mixer = createMixer();
  for (const one of parties) mixer.join(one);
  return mixer;
}

test('two hear each other and not themselves', () => {
  const [a, b] = [party(100), party(200)];
  room(a, b).tick();
  assert.deepEqual([a.heard[0], b.heard[0]], [200, 100]);
});

test('three hear the sum of the others', () => {
  const [a, b, c] = [party(1), party(20), party(300)];
  room(a, b, c).tick();
  assert.deepEqual([a.heard[0], b.heard[0], c.heard[0]], [320, 301, 21]);
});

test('what is too loud together is clipped, not wrapped', () => {
  const [a, b, c] = [party(30_000), party(30_000), party()];
  room(a, b, c).tick();
  assert.equal(c.heard[0], 32_767);
});

test('somebody who says nothing is silence of full length', () => {
  const [a, b] = [party(), party()];
  room(a, b).tick();
  assert.equal(a.heard.length, frameSamples);
  assert.equal(rms(a.heard), 0);
});

test('a held party hears a tone and is not heard; digits do not reach it', () => {
  const [a, b] = [party(100), party(200)];
  const mixer = room(a, b);
  mixer.setHeld(b, true);
  mixer.tick();
  assert.equal(rms(a.heard), 0);
  assert.ok(rms(b.heard) > 0.01);
  mixer.digit(a, { digit: '1', durationMs: 100 });
  mixer.digit(b, { digit: '2', durationMs: 100 });
  assert.deepEqual([a.digits, b.digits], ['', '']);
  mixer.setHeld(b, false);
  mixer.tick();
  mixer.digit(a, { digit: '3', durationMs: 100 });
  assert.deepEqual([a.heard[0], b.heard[0], b.digits], [200, 100, '3']);
});

test('an announcement to one is heard by that one, and tells when it is over', async () => {
  const [a, b] = [party(), party()];
  const mixer = room(a, b);
  const playing = mixer.play(toneSource({ frequencies: [1000], forMs: 40 }), a);
  mixer.tick();
  assert.ok(rms(a.heard) > 0.05);
  assert.equal(rms(b.heard), 0);
  mixer.tick();
  mixer.tick();
  assert.equal(await playing.done, true);
});

test('an announcement that is stopped, or whose hearer leaves, was not heard to its end', async () => {
  const [a, b] = [party(), party()];
  const mixer = room(a, b);
  const stopped = mixer.play(toneSource({ frequencies: [1000] }), a);
  const abandoned = mixer.play(toneSource({ frequencies: [1000] }), b);
  stopped.stop();
  mixer.leave(b);
  assert.deepEqual([await stopped.done, await abandoned.done], [false, false]);
});

test('a recorder hears everybody, and what is played to all, but not what is played to one', () => {
  const [a, b] = [party(10), party(20)];
  const mixer = room(a, b);
  const frames: Frame[] = [];
  const undo = mixer.tap((frame) => frames.push(frame));
  mixer.play(toneSource({ frequencies: [0], level: 0 }));
  const secret = mixer.play(toneSource({ frequencies: [1000], level: 0.9 }), a);
  mixer.tick();
  assert.deepEqual(new Set(frames[0]), new Set([30]));
  secret.stop();
  undo();
  mixer.tick();
  assert.equal(frames.length, 1);
});
