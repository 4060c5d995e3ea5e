import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Activity } from '@dialora/core';
import fc from 'fast-check';
import { filterOf, parseFilter } from './filters.js';
import { PendingNotes } from './pending-notes.js';
import { buildRows, type PendingNote } from './rows.js';

const now = new Date(2026, 10, 22, 12, 0).getTime();
const all = () => true;

const note = (id: string, at: Date): Activity => ({
  id,
  contactId: 'con_1',
  type: 'note',
  body: id,
  occurredAt: at.toISOString(),
});

const waiting = (id: string, state: 'waiting' | 'sending' | 'stuck' = 'waiting') => ({
  id,
  attempts: 0,
  state,
  entry: { type: 'note' as const, contactId: 'con_1', body: id, occurredAt: new Date(now).toISOString() },
});

test('a day begins at midnight where the reader is', () => {
  const entries = [
    note('a', new Date(2026, 10, 20, 23, 59, 59)),
    note('b', new Date(2026, 10, 21, 0, 0, 0)),
    note('c', new Date(2026, 10, 21, 23, 59, 59)),
    note('d', new Date(2026, 10, 22, 0, 0, 0)),
  ];
  const { rows, size } = buildRows({ entries, pending: [], shows: all, now });
  assert.deepEqual(
    rows.map((row) => (row.kind === 'entry' ? row.activity.id : row.kind)),
    ['day', 'a', 'day', 'b', 'c', 'day', 'd'],
  );
  assert.equal(size, 4);
});

test('each day of a sorted feed has one heading, keys are unique and positions count without a gap', () => {
  const minutes = fc.array(fc.integer({ min: 0, max: 60 * 24 * 40 }), { maxLength: 60 });
  fc.assert(
    fc.property(minutes, (offsets) => {
      const sorted = [...offsets].sort((a, b) => b - a);
      const entries = sorted.map((minute, at) => note(`n${at}`, new Date(now - minute * 60_000)));
      const { rows, size } = buildRows({ entries, pending: [], shows: all, now });
      const days = new Set(entries.map(({ occurredAt }) => new Date(occurredAt).toDateString()));
      assert.equal(rows.filter((row) => row.kind === 'day').length, days.size);
      assert.equal(new Set(rows.map((row) => row.key)).size, rows.length);
      const positions = rows.flatMap((row) => (row.kind === 'day' ? [] : [row.position]));
      assert.deepEqual(
        positions,
        Array.from({ length: size }, (_, at) => at + 1),
      );
    }),
  );
});

test('a note that is not handed in yet stands at the end, under today, with the key of the entry it becomes', () => {
  const pending: PendingNote[] = [waiting('log_1')];
  const before = buildRows({ entries: [], pending, shows: all, now });
  assert.deepEqual(
    before.rows.map((row) => row.kind),
    ['day', 'pending'],
  );
  const after = buildRows({ entries: [note('log_1', new Date(now))], pending, shows: all, now });
  assert.deepEqual(
    after.rows.map((row) => row.kind),
    ['day', 'entry'],
  );
  assert.equal(after.rows[1]?.key, before.rows[1]?.key);
});

test('a filter names groups in any order; what it does not know is passed over', () => {
  assert.deepEqual(parseFilter(' notes, CALLS nonsense '), ['calls', 'notes']);
  assert.deepEqual(parseFilter(null), []);
  const shows = filterOf(['calls']);
  assert.deepEqual(
    ['call', 'ai_call', 'voicemail', 'sms'].map((type) => shows(type as 'sms')),
    [true, true, true, false],
  );
  assert.equal(filterOf([])('consent'), true);
});

test('a note that the server took stays until its entry came, and is asked for once', () => {
  const notes = new PendingNotes();
  const nothing = () => false;
  assert.equal(notes.update('con_1', [waiting('a', 'sending')], nothing), false);
  assert.equal(notes.update('con_1', [], nothing), true);
  assert.deepEqual(
    notes.notes.map(({ id, state }) => [id, state]),
    [['a', 'sent']],
  );
  assert.equal(notes.update('con_1', [], nothing), false);
  notes.update('con_1', [], () => true);
  assert.deepEqual(notes.notes, []);
});

test('a note that was thrown away, or belongs to somebody else, is not waited for', () => {
  const notes = new PendingNotes();
  notes.update('con_1', [waiting('a', 'stuck'), waiting('b')], () => false);
  notes.discard('a');
  assert.equal(
    notes.update('con_1', [waiting('b')], () => false),
    false,
  );
  assert.deepEqual(
    notes.notes.map(({ id }) => id),
    ['b'],
  );
  assert.equal(
    notes.update('con_2', [waiting('b')], () => false),
    false,
  );
  assert.deepEqual(notes.notes, []);
});
