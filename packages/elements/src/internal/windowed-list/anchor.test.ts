import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alignedY, anchorsOf } from './anchor.js';

test('a row that starts in the view is held before the one that reaches into it', () => {
  const rows = [
    { key: 'gone', y: -300, height: 200 },
    { key: 'half', y: -100, height: 130 },
    { key: 'first', y: 30, height: 400 },
    { key: 'second', y: 430, height: 90 },
    { key: 'below', y: 600, height: 90 },
  ];
  assert.deepEqual(
    anchorsOf(rows, 600).map((anchor) => anchor.key),
    ['first', 'second', 'half'],
  );
});

test('a row taller than the view is held although it starts above it', () => {
  assert.deepEqual(anchorsOf([{ key: 'tall', y: -2000, height: 9000 }], 600), [{ key: 'tall', y: -2000 }]);
});

test('an aligned row lies inside the view when it fits, and begins at its top when it does not', () => {
  const align = fc.constantFrom('start' as const, 'center' as const, 'end' as const, 'nearest' as const);
  const pixels = fc.integer({ min: 1, max: 2000 });
  fc.assert(
    fc.property(align, pixels, pixels, fc.integer({ min: -5000, max: 5000 }), (how, view, height, now) => {
      const y = alignedY(how, view, height, now);
      if (height > view) return assert.equal(y, 0);
      assert.ok(y >= 0 && y + height <= view);
      if (how === 'nearest' && now >= 0 && now + height <= view) assert.equal(y, now);
    }),
  );
});
