import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { frameSamples } from './frame.js';
import { createJitterBuffer } from './jitter-buffer.js';

const frame = (value: number): Int16Array => new Int16Array(frameSamples).fill(value);

test('playing starts with two frames in hand, and again after it ran dry', () => {
  const buffer = createJitterBuffer();
  buffer.push(1, frame(1));
  assert.equal(buffer.pull(), undefined);
  buffer.push(2, frame(2));
  assert.equal(buffer.pull()?.[0], 1);
  assert.equal(buffer.pull()?.[0], 2);
  assert.equal(buffer.pull(), undefined);
  buffer.push(3, frame(3));
  assert.equal(buffer.pull(), undefined);
});

test('packets that overtook each other are put in order, late and doubled ones dropped', () => {
  const buffer = createJitterBuffer();
  for (const number of [65_534, 0, 65_535, 0, 1]) buffer.push(number, frame(number % 1000));
  const pull = (): number | undefined => buffer.pull()?.[0];
  assert.deepEqual([pull(), pull(), pull()], [534, 535, 0]);
  buffer.push(65_535, frame(7));
  assert.deepEqual([pull(), pull()], [1, undefined]);
});

test('a burst does not become lasting delay', () => {
  const buffer = createJitterBuffer();
  for (let number = 0; number < 9; number += 1) buffer.push(number, frame(number));
  assert.equal(buffer.depth, 2);
  assert.equal(buffer.pull()?.[0], 7);
});

test('property: frames come out in order, each at most once, and never wait longer than 160 ms', () => {
  const arrival = fc.record({ shift: fc.integer({ min: -3, max: 3 }), lost: fc.boolean() });
  fc.assert(
    fc.property(fc.array(arrival, { maxLength: 200 }), fc.nat(65_535), (arrivals, start) => {
      const buffer = createJitterBuffer();
      const played: number[] = [];
      const order = arrivals
        .map(({ shift, lost }, index) => ({ index, at: index + shift, lost }))
        .filter(({ lost }) => !lost)
        .sort((a, b) => a.at - b.at);
      for (const { index } of order) {
        buffer.push((start + index) & 0xffff, frame(index));
        assert.ok(buffer.depth <= 8);
        const pulled = buffer.pull();
        if (pulled !== undefined) played.push(pulled[0] ?? -1);
      }
      assert.deepEqual(
        played,
        [...new Set(played)].sort((a, b) => a - b),
      );
    }),
  );
});
