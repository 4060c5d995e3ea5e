import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Activity } from '@dialora/core';
import type { TimelineRow } from '../rows.js';
import { TimelineSearch } from './search.js';

const row = (id: string, body: string): TimelineRow => ({
  kind: 'entry',
  key: id,
  position: 1,
  activity: { id, contactId: 'c', type: 'note', occurredAt: '2026-01-01T00:00:00Z', body } satisfies Activity,
});
const rows = [row('a', 'Café quote'), row('b', 'nothing'), row('c', 'QUOTE again'), row('d', 'quote')];
const search = () =>
  new TimelineSearch((each) => (each.kind === 'entry' && each.activity.type === 'note' ? each.activity.body : ''));

test('finds whatever the case and the accents, and goes from the newest backwards and round', () => {
  const found = search();
  found.update('cafe', rows);
  assert.deepEqual(found.matches, ['a']);
  found.update('Quote', rows);
  assert.deepEqual(found.matches, ['a', 'c', 'd']);
  assert.deepEqual([found.step(1), found.position], ['d', 1]);
  assert.deepEqual([found.step(1), found.step(1), found.position], ['c', 'a', 3]);
  assert.equal(found.step(1), 'd');
  assert.equal(found.step(-1), 'a');
});

test('a match that is gone is no longer looked at; nothing is found by nothing', () => {
  const found = search();
  found.update('quote', rows);
  found.step(1);
  found.update('quote', rows.slice(0, 3));
  assert.deepEqual([found.current, found.position], [undefined, 0]);
  found.update('  ', rows);
  assert.deepEqual(found.matches, []);
  assert.equal(found.step(1), undefined);
});
