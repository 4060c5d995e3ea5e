import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameQuality, toQuality } from './quality.js';

const sample = { mos: 4.31, rtt: 41.6, jitter: 2.4, packetsLostFraction: 0.04 };

test('the estimate becomes a word and rounded figures', () => {
  assert.deepEqual(toQuality(sample), { level: 'good', mos: 4.3, rttMs: 42, jitterMs: 2, lossPercent: 0 });
  assert.equal(toQuality({ ...sample, mos: 3.8 })?.level, 'fair');
  assert.equal(toQuality({ ...sample, mos: 3.2 })?.level, 'poor');
});

test('no estimate, no word', () => {
  assert.equal(toQuality({ ...sample, mos: null }), undefined);
  assert.equal(toQuality({ ...sample, mos: Number.NaN }), undefined);
});

test('a change nobody would notice is not told', () => {
  const quality = toQuality(sample)!;
  assert.ok(sameQuality(quality, { ...quality, rttMs: 50 }));
  assert.ok(!sameQuality(quality, { ...quality, level: 'fair' }));
  assert.ok(!sameQuality(undefined, quality));
});
