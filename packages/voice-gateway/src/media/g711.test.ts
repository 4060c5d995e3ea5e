import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeUlaw, encodeUlaw } from './g711.js';

const sample = fc.integer({ min: -32_768, max: 32_767 });

function through(value: number): number {
  return decodeUlaw(encodeUlaw(Int16Array.of(value)))[0] ?? Number.NaN;
}

test('the corner values are those of ITU-T G.711', () => {
  assert.deepEqual([...encodeUlaw(Int16Array.of(0, 32_767, -32_768))], [0xff, 0x80, 0x00]);
  assert.deepEqual([...decodeUlaw(Uint8Array.of(0xff, 0x7f, 0x80, 0x00))], [0, 0, 32_124, -32_124]);
});

test('every code but the second zero survives decoding and encoding', () => {
  const codes = Uint8Array.from({ length: 256 }, (_, code) => code).filter((code) => code !== 0x7f);
  assert.deepEqual(encodeUlaw(decodeUlaw(codes)), codes);
});

test('property: a sample comes back within half a step of its segment', () => {
  fc.assert(
    fc.property(sample, (value) => {
      const step = 2 ** Math.max(3, Math.floor(Math.log2(Math.abs(value) + 132)) - 4);
      const clipped = Math.max(-32_635, Math.min(32_635, value));
      assert.ok(Math.abs(through(value) - clipped) <= step, `${value} became ${through(value)}`);
    }),
  );
});

test('property: louder stays louder, and the sign stays', () => {
  fc.assert(
    fc.property(sample, sample, (a, b) => {
      if (a <= b) assert.ok(through(a) <= through(b));
      assert.ok(Math.sign(through(a)) === Math.sign(a) || Math.abs(a) < 8);
    }),
  );
});

test('property: what went through once goes through unchanged', () => {
  fc.assert(fc.property(sample, (value) => assert.equal(through(through(value)), through(value))));
});
