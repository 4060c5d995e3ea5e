import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeContacts } from '../testing/people.js';
import { clashesOf, contactPatch, patchedContact } from './contact-patch.js';

const [amelia] = fakeContacts;
if (!amelia) throw new Error('The fakes have no first contact.');

test('a patch holds what differs and nothing else, and null for what was emptied', () => {
  const { company: _gone, ...rest } = amelia;
  assert.equal(contactPatch(amelia, { ...amelia, etag: '"9"', updatedAt: '2030-01-01T00:00:00Z' }), undefined);
  assert.deepEqual(contactPatch(amelia, { ...rest, name: 'Amy', tags: [] }), { name: 'Amy', tags: [], company: null });
  assert.deepEqual(contactPatch(amelia, { ...amelia, owner: { id: 'agt_sam', name: 'Sam' } }), { ownerId: 'agt_sam' });
});

test('the way there and back gives the same contact: that is what undo relies on', () => {
  const changed = patchedContact(amelia, { name: 'Amy', company: null, ownerId: null, doNotCall: true });
  assert.equal('company' in changed, false);
  assert.equal('owner' in changed, false);
  const back = contactPatch(changed, amelia);
  assert.deepEqual(
    patchedContact(changed, back!, () => amelia.owner!),
    amelia,
  );
});

test('only what both changed, and not to the same, is a clash', () => {
  const mine = { name: 'Amy', tags: ['A'], company: 'Acme' };
  assert.deepEqual(clashesOf(mine, { name: 'Amelie', tags: ['A'], title: 'Boss' }), ['name']);
  assert.deepEqual(clashesOf(mine, { title: 'Boss' }), []);
});

test('members in another order are no change', () => {
  const phones = amelia.phones.map(({ primary, ...rest }) => ({ primary, ...rest }));
  assert.equal(contactPatch(amelia, { ...amelia, phones }), undefined);
});
