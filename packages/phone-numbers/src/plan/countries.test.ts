import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callingCountries } from './countries.js';

test('every country is listed once with its calling code', () => {
  const list = callingCountries();
  assert.ok(list.length > 200);
  assert.equal(new Set(list.map(({ country }) => country)).size, list.length);
  assert.deepEqual(
    list.find(({ country }) => country === 'GB'),
    { country: 'GB', callingCode: '44' },
  );
});
