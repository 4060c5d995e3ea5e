import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PageNumbers } from '../messages/protocol.js';
import { memoryArea } from '../platform/area.js';
import { createTabNumbers } from './tab-numbers.js';

const page = (...numbers: readonly string[]): PageNumbers => ({
  numbers: numbers.map((e164, i) => ({ id: `n${i}`, e164 })),
  total: numbers.length,
  country: { code: 'GB', confidence: 0.8 },
});

test('frames that tell at the same time do not overwrite each other, and the top one is the first', async () => {
  const numbers = createTabNumbers(memoryArea());
  await Promise.all([
    numbers.put(7, 3, page('+442079460187')),
    numbers.put(7, 0, page('+442079460123')),
    numbers.put(7, 5, page()),
    numbers.put(8, 0, page('+14155550132')),
  ]);
  const listed = (await numbers.read(7)).map(({ frameId, page: { numbers: list } }) => [frameId, list[0]?.e164]);
  assert.deepEqual(listed, [
    [0, '+442079460123'],
    [3, '+442079460187'],
  ]);
});

test('a frame that tells again replaces what it told, and a forgotten tab holds nothing', async () => {
  const numbers = createTabNumbers(memoryArea());
  await numbers.put(7, 0, page('+442079460123'));
  await numbers.put(7, 0, page('+442079460187', '+442079460188'));
  assert.deepEqual(
    (await numbers.read(7)).map(({ page: { total } }) => total),
    [2],
  );
  await numbers.forget(7);
  assert.deepEqual(await numbers.read(7), []);
});

test('what does not read as numbers is none', async () => {
  const memory = memoryArea();
  await memory.set('numbers:7', [{ frameId: 0, page: { numbers: 'all' } }]);
  assert.deepEqual(await createTabNumbers(memory).read(7), []);
});
