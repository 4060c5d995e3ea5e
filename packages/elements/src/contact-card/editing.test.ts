import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Contact } from '@dialora/core';
import { createFakeWorkspace } from '@dialora/core/testing';
import { Editing } from './editing.js';

async function setUp() {
  const workspace = createFakeWorkspace();
  const saved: { contact: Contact; merged: boolean }[] = [];
  const editing = new Editing({
    editor: () => workspace.editor,
    tools: { parse: (text) => (text.startsWith('+') ? text : undefined), format: (e164) => e164 },
    changed: () => undefined,
    saved: (contact, merged) => saved.push({ contact, merged }),
  });
  const contact = await workspace.contacts.get('con_amelia');
  editing.begin(contact);
  const now = (): Promise<Contact> => workspace.contacts.get('con_amelia');
  return { workspace, editing, saved, contact, now };
}

test('a change is saved and can be taken back once', async () => {
  const { editing, contact, now } = await setUp();
  editing.change({ name: 'Amy Hartwell', company: '' });
  await editing.save();
  assert.equal((await now()).name, 'Amy Hartwell');
  assert.equal(editing.state, undefined);
  await editing.undo();
  const back = await now();
  assert.deepEqual({ ...back, etag: '' }, { ...contact, etag: '' });
  assert.equal(editing.canUndo, false);
});

test('what is wrong keeps the draft, names the first field and is looked at again with every key', async () => {
  const { editing, workspace } = await setUp();
  editing.change({ name: '' });
  assert.equal(editing.state?.errors.size, 0);
  assert.equal(await editing.save(), '/name');
  assert.equal(editing.state.errors.get('/name'), 'needed');
  editing.change({ name: 'A' });
  assert.equal(editing.state.errors.size, 0);
  assert.ok(!workspace.network.reads.includes('editor.update'));
});

test('another’s change of other fields is taken along', async () => {
  const { editing, workspace, saved, now } = await setUp();
  editing.change({ name: 'Amy' });
  workspace.editor.elsewhere('con_amelia', { title: 'Director' }, true);
  await editing.save();
  assert.deepEqual([saved[0]?.merged, (await now()).name, (await now()).title], [true, 'Amy', 'Director']);
  await editing.undo();
  assert.deepEqual([(await now()).name, (await now()).title], ['Amelia Hartwell', 'Director']);
});

test('another’s change of the same field is shown and somebody chooses', async () => {
  const { editing, workspace, now } = await setUp();
  editing.change({ name: 'Amy', title: 'Boss' });
  workspace.editor.elsewhere('con_amelia', { name: 'Amelie', title: 'Director' }, true);
  await editing.save();
  assert.deepEqual(editing.state?.clash?.fields, ['name', 'title']);
  assert.equal((await now()).name, 'Amelie', 'nothing is written before somebody chose');
  editing.choose('name', 'theirs');
  editing.choose('title', 'mine');
  await editing.save();
  assert.deepEqual([(await now()).name, (await now()).title], ['Amelie', 'Boss']);
});

test('a change that failed keeps what was typed; a field that the server refused is marked', async () => {
  const { editing, workspace } = await setUp();
  editing.change({ name: 'Amy' });
  workspace.editor.failNext({ kind: 'invalid', fields: [{ pointer: '/name', detail: 'no' }] });
  await editing.save();
  assert.deepEqual([editing.state?.draft.name, editing.state?.errors.get('/name')], ['Amy', 'refused']);
  await editing.save();
  assert.equal(editing.state, undefined);
});

test('undo does not take somebody else’s later change back', async () => {
  const { editing, workspace, now } = await setUp();
  editing.change({ name: 'Amy' });
  await editing.save();
  workspace.editor.elsewhere('con_amelia', { title: 'Director' }, true);
  await editing.undo();
  assert.equal(editing.undoProblem?.kind, 'conflict');
  assert.deepEqual([(await now()).name, (await now()).title], ['Amy', 'Director']);
});
