import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ActivityType } from '../activity/activity.js';
import { createFakeWorkspace } from './fake-workspace.js';

test('the first contact has an activity of every type on the first page', async () => {
  const { activities, contacts } = createFakeWorkspace();
  const [first] = await contacts.search('');
  const page = await activities.page({ contactId: first!.id });
  const every: ActivityType[] = [
    'ai_call',
    'appointment',
    'call',
    'consent',
    'email',
    'note',
    'sms',
    'voicemail',
    'whatsapp',
  ];
  assert.deepEqual([...new Set(page.items.map((activity) => activity.type))].sort(), every);
});

test('paging reaches the beginning of time and repeats nothing', async () => {
  const { activities } = createFakeWorkspace();
  const seen: string[] = [];
  let before: string | undefined;
  do {
    const page = await activities.page({ contactId: 'con_amelia', ...(before === undefined ? {} : { before }) });
    seen.push(...page.items.map((activity) => activity.id));
    before = page.before;
  } while (before !== undefined);
  assert.equal(seen.length, 255);
  assert.equal(new Set(seen).size, seen.length);
});

test('a held network answers only once released, and a failed one rejects with the problem', async () => {
  const { contacts, network } = createFakeWorkspace();
  const release = network.hold();
  let answered = false;
  const reading = contacts.get('con_joao').then(() => (answered = true));
  await Promise.resolve();
  assert.equal(answered, false);
  release();
  await reading;
  network.fail({ kind: 'offline' });
  await assert.rejects(contacts.get('con_joao'), { name: 'DialoraError', problem: { kind: 'offline' } });
});

test('two contacts may share a number', async () => {
  const found = await createFakeWorkspace().contacts.lookup({ number: '+447700900123' });
  assert.equal(found.length, 2);
});
