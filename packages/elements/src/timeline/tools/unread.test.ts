import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Activity } from '@dialora/core';
import { createFakeMemory } from '@dialora/core/testing';
import { UnreadMark } from './unread.js';

const note = (id: string, minute: number, author?: string): Activity => ({
  id,
  contactId: 'c',
  type: 'note',
  body: id,
  occurredAt: `2026-01-01T00:0${minute}:00.000Z`,
  ...(author === undefined ? {} : { author: { id: author, name: author } }),
});

test('marks what came since the last visit, not what one wrote oneself, and nothing at the first visit', () => {
  const memory = createFakeMemory();
  const first = new UnreadMark();
  first.open(memory, 'c');
  assert.equal(first.firstUnread([note('a', 1)], 'me'), undefined);
  first.read([note('a', 1)]);
  const second = new UnreadMark();
  second.open(memory, 'c');
  const entries = [note('a', 1), note('b', 2, 'me'), note('d', 3, 'you')];
  assert.equal(second.firstUnread(entries, 'me'), 'd');
  second.read(entries);
  assert.equal(second.firstUnread(entries, 'me'), 'd', 'the mark stays while one reads');
  const third = new UnreadMark();
  third.open(memory, 'c');
  assert.equal(third.firstUnread(entries, 'me'), undefined);
});

test('a memory that somebody spoilt is an empty one', () => {
  for (const text of ['', 'null', '[1', '{"c":5}']) {
    const mark = new UnreadMark();
    mark.open(createFakeMemory({ 'timeline-read': text }), 'c');
    assert.equal(mark.firstUnread([note('a', 1)], 'me'), undefined);
  }
});
