import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeWorkspace } from '@dialora/core/testing';
import { Outgoing, type OutgoingKind } from './outgoing.js';

const id = 'con_amelia';

function setUp(kind: OutgoingKind) {
  const workspace = createFakeWorkspace();
  const host = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  };
  const outgoing = new Outgoing(host, () => workspace);
  outgoing.follow(id);
  outgoing.choose(id, kind);
  return { workspace, outgoing };
}

for (const kind of ['sms', 'whatsapp', 'email'] as const) {
  test(`${kind}: consent is asked again at the moment of sending, and a refusal says why and keeps the text`, async () => {
    const { workspace, outgoing } = setUp(kind);
    outgoing.change(id, { body: 'Hello', subject: 'Hi' });
    const reason = { ruleId: 'consent', code: 'consent-withdrawn' as const, detail: 'Withdrawn on 3 May.' };
    workspace.permissions.decide(id, kind, { outcome: 'refused', reasons: [reason], recording: 'not-needed' });
    assert.equal(await outgoing.send(id), undefined);
    assert.equal(outgoing.problem?.decision?.reasons[0]?.detail, 'Withdrawn on 3 May.');
    assert.equal(outgoing.draft(id).body, 'Hello');
    assert.equal(workspace.messages.sent.length, 0);
    workspace.permissions.decide(id, kind, { outcome: 'allowed', reasons: [], recording: 'not-needed' });
    const outcome = await outgoing.send(id);
    assert.equal(outcome?.kind, 'sent');
    const sent = kind === 'email' ? workspace.mails.sent : workspace.messages.sent;
    assert.equal(sent.length, 1);
    assert.equal(outgoing.draft(id).body, '');
  });
}

test('a text goes to the main number or to the one that was chosen', async () => {
  const { workspace, outgoing } = setUp('sms');
  outgoing.change(id, { body: 'One' });
  await outgoing.send(id);
  outgoing.change(id, { body: 'Two', number: '+442079460018' });
  await outgoing.send(id);
  assert.deepEqual(
    workspace.messages.sent.map(({ number, body }) => [number, body]),
    [
      ['+447700900123', 'One'],
      ['+442079460018', 'Two'],
    ],
  );
});

test('a mail needs subject and text; where the server sends none, the page is given what was written', async () => {
  const { workspace, outgoing } = setUp('email');
  outgoing.change(id, { subject: 'Offer' });
  assert.deepEqual([await outgoing.send(id), outgoing.missing], [undefined, true]);
  outgoing.change(id, { body: ' As agreed ' });
  assert.deepEqual(await outgoing.send(id), { kind: 'sent' });
  assert.deepEqual(workspace.mails.sent, [{ contactId: id, subject: 'Offer', text: 'As agreed' }]);
  const { mails: _none, ...without } = workspace;
  const host = { addController() {}, removeController() {}, requestUpdate() {}, updateComplete: Promise.resolve(true) };
  const plain = new Outgoing(host, () => without);
  plain.follow(id);
  plain.choose(id, 'email');
  plain.change(id, { subject: 'Offer' });
  const handed = await plain.send(id);
  assert.ok(handed?.kind === 'mail' && handed.subject === 'Offer' && handed.address.includes('@'));
});

test('the server’s own refusal is shown with its decision', async () => {
  const { workspace, outgoing } = setUp('sms');
  outgoing.change(id, { body: 'One' });
  workspace.messages.failNext({ kind: 'refused', code: 'message_refused' });
  assert.equal(await outgoing.send(id), undefined);
  assert.equal(outgoing.problem?.code, 'message_refused');
});

test('an appointment needs a title and a beginning, and may not be made of a person whose data is restricted', async () => {
  const { workspace, outgoing } = setUp('appointment');
  outgoing.change(id, { subject: 'Visit', start: '2026-12-01T10:00', end: '2026-12-01T09:00' });
  assert.deepEqual([await outgoing.send(id), outgoing.missing], [undefined, true]);
  outgoing.change(id, { end: '' });
  assert.equal((await outgoing.send(id))?.kind, 'kept');
  assert.deepEqual(Object.keys(workspace.log.added[0]!.entry).sort(), [
    'contactId',
    'endsAt',
    'startsAt',
    'title',
    'type',
  ]);
  workspace.permissions.restrict(id, true);
  outgoing.change(id, { subject: 'Visit', start: '2026-12-01T10:00' });
  assert.equal(await outgoing.send(id), undefined);
  assert.equal(outgoing.problem?.decision?.reasons[0]?.code, 'processing-restricted');
});
