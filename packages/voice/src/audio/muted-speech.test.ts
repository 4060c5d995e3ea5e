import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createManualClock } from '@dialora/core/testing';
import { createMutedSpeech } from './muted-speech.js';

function bench() {
  const clock = createManualClock();
  const told: boolean[] = [];
  const speech = createMutedSpeech(clock, (speaking) => told.push(speaking));
  const hear = (level: number, ms: number): void => {
    for (let passed = 0; passed < ms; passed += 100) {
      clock.advance(100);
      speech.hear(level);
    }
  };
  return { told, hear, reset: () => speech.reset(), clock };
}

test('half a second of speech is told, a cough and a quiet room are not', () => {
  const { told, hear } = bench();
  hear(0.01, 5_000);
  hear(0.5, 300);
  hear(0.01, 1_000);
  assert.deepEqual(told, []);
  hear(0.3, 700);
  assert.deepEqual(told, [true]);
});

test('speech with gaps between the words counts', () => {
  const { told, hear } = bench();
  for (let word = 0; word < 3; word += 1) {
    hear(0.3, 300);
    hear(0.01, 100);
  }
  assert.deepEqual(told, [true]);
});

test('it is told once in two minutes, shown for ten seconds, and over at once with the mute', () => {
  const { told, hear, reset } = bench();
  hear(0.3, 9_000);
  assert.deepEqual(told, [true]);
  hear(0.3, 5_000);
  assert.deepEqual(told, [true, false]);
  hear(0.3, 100_000);
  assert.deepEqual(told, [true, false]);
  hear(0.3, 8_000);
  assert.deepEqual(told, [true, false, true]);
  reset();
  assert.deepEqual(told, [true, false, true, false]);
  reset();
  assert.deepEqual(told.length, 4);
});
