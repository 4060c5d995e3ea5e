import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryArea } from '../platform/area.js';
import { createDialRequests } from './dial-requests.js';

test('a wish is handed out once, to its own window only, even after the worker was replaced', async () => {
  const memory = memoryArea();
  await createDialRequests(memory).put(1, { number: '+442079460123', extension: '42' });
  const requests = createDialRequests(memory);
  assert.equal(await requests.take(2), null);
  const taken = await Promise.all([requests.take(1), requests.take(1)]);
  assert.deepEqual(
    taken.map((wish) => wish && [wish.number, wish.extension]),
    [['+442079460123', '42'], null],
  );
});

test('the last click counts, and an old one is forgotten', async () => {
  let time = 0;
  const requests = createDialRequests(memoryArea(), () => time);
  await requests.put(1, { number: '+442079460123' });
  await requests.put(1, { number: '+442079460187' });
  assert.equal((await requests.take(1))?.number, '+442079460187');
  await requests.put(1, { number: '+442079460123' });
  time += 11 * 60_000;
  assert.equal(await requests.take(1), null);
});
