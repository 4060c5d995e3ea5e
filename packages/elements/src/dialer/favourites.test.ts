import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeMemory } from '@dialora/core/testing';
import { favouritesIn, isFavourited, toggleFavourite } from './favourites.js';

const amelia = { number: '+447700900123', name: 'Amelia Hartwell', contactId: 'con_amelia' };

test('a favourite is kept, newest first, and taken out again', () => {
  const memory = createFakeMemory();
  toggleFavourite(memory, { number: '+12025550143' });
  toggleFavourite(memory, amelia);
  assert.deepEqual(favouritesIn(memory), [amelia, { number: '+12025550143' }]);
  assert.equal(isFavourited(favouritesIn(memory), amelia.number), true);
  toggleFavourite(memory, amelia);
  assert.deepEqual(favouritesIn(memory), [{ number: '+12025550143' }]);
});

test('what somebody else wrote into the storage is not believed', () => {
  for (const kept of [
    'no json',
    '{}',
    '[1, null, {"number": "javascript:alert(1)"}, {"number": "+12025550143", "name": 5}]',
  ]) {
    assert.deepEqual(favouritesIn(createFakeMemory({ favourites: kept })), []);
  }
});
