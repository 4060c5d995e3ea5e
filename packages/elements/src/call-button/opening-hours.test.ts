import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { openingState, parseOpeningHours } from './opening-hours.js';

const hours = parseOpeningHours('Mo-Fr 09:00-18:00, Sa 10:00-13:00') ?? [];
/** 13 April 2026 is a Monday. */
const at = (day: number, time: string): number => Date.parse(`2026-04-${day}T${time}:00+05:30`);

test('open from the first minute to the last, in the business’s own time zone', () => {
  assert.equal(openingState(hours, 'Asia/Kolkata', at(13, '08:59')).open, false);
  assert.equal(openingState(hours, 'Asia/Kolkata', at(13, '09:00')).open, true);
  assert.equal(openingState(hours, 'Asia/Kolkata', at(13, '17:59')).open, true);
  assert.equal(openingState(hours, 'Asia/Kolkata', at(13, '18:00')).open, false);
});

test('closed hours say when it opens next, over the week-end', () => {
  const state = openingState(hours, 'Asia/Kolkata', at(18, '13:30'));
  assert.deepEqual(state, { open: false, opensAt: at(20, '09:00') });
});

test('a night shift runs into the next day', () => {
  const night = parseOpeningHours('Sa 22:00-02:00') ?? [];
  assert.equal(openingState(night, 'Asia/Kolkata', at(19, '01:00')).open, true);
  assert.equal(openingState(night, 'Asia/Kolkata', at(19, '02:00')).open, false);
});

test('two spans of one day are a lunch break', () => {
  const lunch = parseOpeningHours('Mo 09:00-12:00,13:00-17:00') ?? [];
  assert.equal(openingState(lunch, 'Asia/Kolkata', at(13, '12:30')).open, false);
  assert.equal(openingState(lunch, 'Asia/Kolkata', at(13, '13:30')).open, true);
});

test('hours that cannot be read never close a shop', () => {
  for (const text of ['', 'weekdays', 'Mo 9-18', 'Xy 09:00-18:00', 'Mo 25:00-26:00']) {
    assert.equal(parseOpeningHours(text), undefined, text);
  }
});

test('the next opening is in the future and finds the shop open', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 7 * 24 * 60 }), (minutes) => {
      const now = at(13, '00:00') + minutes * 60_000;
      const state = openingState(hours, 'Asia/Kolkata', now);
      if (state.open) return;
      assert.ok(state.opensAt !== undefined && state.opensAt > now);
      assert.equal(openingState(hours, 'Asia/Kolkata', state.opensAt).open, true);
    }),
  );
});
