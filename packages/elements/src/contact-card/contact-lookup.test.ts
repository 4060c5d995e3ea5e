import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Contact } from '@dialora/core';
import { createFakeWorkspace, type FakeWorkspace } from '@dialora/core/testing';
import { ContactLookup, type LookupKey } from './contact-lookup.js';

const settle = () => new Promise((resolve) => setImmediate(resolve));

async function look(key: LookupKey, workspace: FakeWorkspace = createFakeWorkspace()) {
  const lookup = new ContactLookup(key, workspace.contacts, workspace.live);
  lookup.start();
  await settle();
  return { workspace, lookup };
}

const found = (lookup: ContactLookup): Contact => {
  const state = lookup.get();
  assert.equal(state.state, 'found');
  return (state as { contact: Contact }).contact;
};

test('a contact is found by id, by number and by address in any case', async () => {
  assert.equal(found((await look({ id: 'con_joao' })).lookup).name, 'João Figueiredo');
  assert.equal(found((await look({ number: '+12025550143' })).lookup).id, 'con_joao');
  assert.equal(found((await look({ email: 'JOAO@casaazul.example.com' })).lookup).id, 'con_joao');
});

test('of two who share a number the person chooses, and may choose again', async () => {
  const { lookup } = await look({ number: '+447700900123' });
  assert.equal(lookup.get().state, 'choose');
  lookup.choose('con_amelia_jr');
  assert.equal(found(lookup).id, 'con_amelia_jr');
  lookup.choose(undefined);
  assert.equal(lookup.get().state, 'choose');
});

test('a number that nobody holds is unknown until somebody gives it to a contact', async () => {
  const { lookup, workspace } = await look({ number: '+447700900999' });
  assert.deepEqual(lookup.get(), { state: 'unknown' });
  const contact = await workspace.contacts.get('con_joao');
  const number = { number: '+447700900999', type: 'home', primary: false } as const;
  const reads = workspace.network.reads.length;
  workspace.live.push({ type: 'contact-updated', contact: { ...contact, phones: [...contact.phones, number] } });
  await settle();
  assert.equal(workspace.network.reads.length, reads + 1);
});

test('a change of the contact shows at once, and wins over a read that was under way', async () => {
  const workspace = createFakeWorkspace();
  const contact = await workspace.contacts.get('con_joao');
  const release = workspace.network.hold();
  const lookup = new ContactLookup({ id: 'con_joao' }, workspace.contacts, workspace.live);
  lookup.start();
  workspace.live.push({ type: 'contact-updated', contact: { ...contact, title: 'Owner' } });
  release();
  await settle();
  assert.equal(found(lookup).title, 'Owner');
  workspace.live.push({ type: 'contact-updated', contact: { ...contact, title: 'Founder' } });
  assert.equal(found(lookup).title, 'Founder');
});

test('a contact that gives a number away is no longer shown for it', async () => {
  const { lookup, workspace } = await look({ number: '+12025550143' });
  workspace.live.push({ type: 'contact-updated', contact: { ...found(lookup), phones: [] } });
  assert.deepEqual(lookup.get(), { state: 'unknown' });
});

test('a failed look-up says why and is tried again once the line is back', async () => {
  const workspace = createFakeWorkspace();
  workspace.network.fail({ kind: 'offline' });
  const { lookup } = await look({ id: 'con_joao' }, workspace);
  assert.deepEqual(lookup.get(), { state: 'failed', problem: { kind: 'offline' } });
  workspace.network.fail(undefined);
  workspace.live.state.set('lost');
  workspace.live.state.set('open');
  await settle();
  assert.equal(found(lookup).id, 'con_joao');
});

test('missed events lead to a quiet second look; when that fails what is shown stays', async () => {
  const { lookup, workspace } = await look({ id: 'con_joao' });
  workspace.network.fail({ kind: 'offline' });
  workspace.live.gap();
  await settle();
  assert.equal(found(lookup).id, 'con_joao');
});

test('an unknown id is said to be gone', async () => {
  const { lookup } = await look({ id: 'con_nobody' });
  assert.equal(lookup.get().state, 'failed');
});
