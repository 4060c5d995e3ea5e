import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HeightTree } from './height-tree.js';

const heights = fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 200 });
const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 5000 })), { maxLength: 50 });

/** The same thing in the obvious way. */
function changed(rows: readonly number[], edits: readonly (readonly [number, number])[]) {
  const plain = [...rows];
  const tree = new HeightTree(Float64Array.from(rows));
  for (const [where, height] of edits) {
    if (plain.length === 0) break;
    const index = where % plain.length;
    tree.set(index, height);
    plain[index] = height;
  }
  return { plain, tree };
}

test('a row starts where all rows before it end, whatever was measured since', () => {
  fc.assert(
    fc.property(heights, changes, (rows, edits) => {
      const { plain, tree } = changed(rows, edits);
      let sum = 0;
      for (let index = 0; index <= plain.length; index++) {
        assert.equal(tree.offset(index), sum);
        sum += plain[index] ?? 0;
      }
    }),
  );
});

test('the row found at an offset starts at or before it, and the next one after it', () => {
  fc.assert(
    fc.property(heights, changes, fc.integer({ min: -100, max: 1_200_000 }), (rows, edits, y) => {
      const { plain, tree } = changed(rows, edits);
      const index = tree.at(y);
      if (plain.length === 0) return assert.equal(index, -1);
      assert.ok(index >= 0 && index < plain.length);
      assert.ok(tree.offset(index) <= Math.max(0, y));
      if (index < plain.length - 1) assert.ok(tree.offset(index + 1) > y);
    }),
  );
});

test('a hundred thousand rows are found by offset without a walk over them', () => {
  const tree = new HeightTree(new Float64Array(100_000).fill(72));
  tree.set(99_999, 100);
  assert.equal(tree.offset(100_000), 99_999 * 72 + 100);
  assert.equal(tree.at(50_000 * 72), 50_000);
  assert.equal(tree.at(50_000 * 72 - 1), 49_999);
  assert.equal(tree.at(1e12), 99_999);
});
