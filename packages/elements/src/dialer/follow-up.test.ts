import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localTime, quickFollowUps, quickOf, quickTime } from './follow-up.js';

const now = new Date(2026, 11, 30, 17, 45).getTime();

test('the quick times are at nine in the morning, across the end of a month and a year', () => {
  assert.equal(quickTime('tomorrow', now), '2026-12-31T09:00');
  assert.equal(quickTime('three-days', now), '2027-01-02T09:00');
  assert.equal(quickTime('next-week', now), '2027-01-06T09:00');
});

test('each quick time is known again, and any other is none of them', () => {
  for (const quick of quickFollowUps) assert.equal(quickOf(quickTime(quick, now), now), quick);
  assert.equal(quickOf('2026-12-31T09:30', now), undefined);
  assert.equal(quickOf('', now), undefined);
});

test('a local time is read back as the same moment', () => {
  const at = new Date(2026, 0, 5, 7, 3);
  assert.equal(new Date(localTime(at)).getTime(), at.getTime());
});
