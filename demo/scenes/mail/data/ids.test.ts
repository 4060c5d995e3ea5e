import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messageIds, threadIds } from './ids.js';

test('a received thread has a decimal and a hexadecimal id of the same value, and an address that is neither', () => {
  const ids = threadIds({ serial: 4 });
  const decimal = ids.perm.replace('thread-f:', '');
  assert.equal(BigInt(decimal).toString(16), ids.legacy);
  assert.match(ids.token, /^[A-Za-z]{16,}$/);
});

test('a thread started here is named differently', () => {
  assert.match(threadIds({ serial: 6, own: true }).perm, /^thread-a:r-\d+$/);
});

test('messages of all threads have different ids', () => {
  const ids = new Set<string>();
  for (let serial = 1; serial < 40; serial += 1)
    for (let index = 0; index < 40; index += 1) ids.add(messageIds({ serial }, index).perm);
  assert.equal(ids.size, 39 * 40);
});
