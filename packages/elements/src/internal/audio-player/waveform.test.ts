import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { barsPath, peaksOf } from './waveform.js';

test('peaks are relative to the loudest span', () => {
  assert.deepEqual(peaksOf(new Float32Array([0, 0.25, -0.5, 0, 0, 0]), 3), [0.5, 1, 0]);
});

test('silence and a sound shorter than its bars are drawn, too', () => {
  assert.deepEqual(peaksOf(new Float32Array(8), 2), [0, 0]);
  assert.equal(peaksOf(new Float32Array([1]), 4).length, 4);
  assert.equal(peaksOf(new Float32Array(0), 4).length, 4);
});

test('whatever the samples are, every peak is between 0 and 1', () => {
  fc.assert(
    fc.property(
      fc.float32Array({ noNaN: true, min: -1, max: 1 }),
      fc.integer({ min: 1, max: 90 }),
      (samples, count) => {
        const peaks = peaksOf(samples, count);
        assert.equal(peaks.length, count);
        for (const peak of peaks) assert.ok(peak >= 0 && peak <= 1);
      },
    ),
  );
});

test('every bar is inside of its box', () => {
  assert.equal(barsPath([1, 0]), 'M0.5 0.000V1.000M1.5 0.460V0.540');
});
