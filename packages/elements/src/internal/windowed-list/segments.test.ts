import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HeightTree } from './height-tree.js';
import { segments, visibleRange } from './segments.js';

test('segments cover every row once, in order, and show the window and what is kept', () => {
  const someList = fc.nat({ max: 60 }).chain((size) =>
    fc.record({
      size: fc.constant(size),
      window: fc.tuple(fc.nat({ max: size }), fc.nat({ max: size })).map(([a, b]) => ({
        from: Math.min(a, b),
        to: Math.max(a, b),
      })),
      kept: fc.array(fc.integer({ min: -1, max: 70 }), { maxLength: 4 }),
    }),
  );
  fc.assert(
    fc.property(someList, ({ size, window, kept }) => {
      const all = segments(size, window, kept);
      let end = 0;
      for (const { from, to } of all) {
        assert.equal(from, end);
        assert.ok(to >= from);
        end = to;
      }
      assert.equal(end, size);
      const shown = (index: number): boolean => all.some((each) => !each.gap && index >= each.from && index < each.to);
      for (let index = 0; index < size; index++) {
        const wanted = (index >= window.from && index < window.to) || kept.includes(index);
        assert.equal(shown(index), wanted, `row ${index}`);
      }
      assert.equal(all.at(-1)?.gap, true);
      if (all.length > 1) assert.equal(all[0]?.gap, true);
    }),
  );
});

test('the window covers the view and its surroundings, and no row that is far from both', () => {
  const rows = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 100 });
  fc.assert(
    fc.property(rows, fc.integer({ min: -500, max: 50_000 }), fc.integer({ min: 1, max: 900 }), (heights, y, view) => {
      const overscan = 300;
      const tree = new HeightTree(Float64Array.from(heights));
      const total = tree.offset(tree.size);
      const top = Math.min(y, Math.max(0, total - view));
      const { from, to } = visibleRange(tree, top, view, overscan);
      assert.ok(from >= 0 && to <= tree.size && from < to);
      assert.ok(tree.offset(from) <= Math.max(0, top), 'nothing is missing above');
      assert.ok(tree.offset(to) >= Math.min(total, top + view), 'nothing is missing below');
      if (to < tree.size)
        assert.ok(tree.offset(to - 1) <= Math.max(0, top) + view + overscan, 'no more than needed below');
      if (from > 0 && top + view < total - overscan) {
        assert.ok(tree.offset(from + 1) >= top - overscan, 'no more than needed above');
      }
    }),
  );
});

test('a list that shrank under the reader still shows its last rows', () => {
  const tree = new HeightTree(Float64Array.from([50, 50, 50]));
  assert.deepEqual(visibleRange(tree, 90_000, 100, 10), { from: 0, to: 3 });
  assert.deepEqual(visibleRange(new HeightTree(new Float64Array(0)), 10, 100, 10), { from: 0, to: 0 });
});
