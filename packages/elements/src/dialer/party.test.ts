import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Activity, Call, ContactSource } from '@dialora/core';
import { createFakeWorkspace } from '@dialora/core/testing';
import { PartyController } from './party.js';

const caller = { id: 'call_9', remote: { number: '+442079460018', contactId: 'con_amelia' } } as unknown as Call;
const note = {
  type: 'note',
  id: 'act_note',
  contactId: 'con_amelia',
  body: 'Prefers mornings.',
} as unknown as Activity;
const thisCall = { type: 'call', id: 'act_call', contactId: 'con_amelia', callId: 'call_9' } as unknown as Activity;

interface Asked {
  readonly contactId: string;
  readonly limit?: number;
  readonly signal: AbortSignal | undefined;
}

function party(answer: () => Promise<readonly Activity[]>) {
  const asked: Asked[] = [];
  let drawn = 0;
  const activities = {
    page: async (query: { contactId: string; limit?: number }, options?: { signal?: AbortSignal }) => {
      asked.push({ ...query, signal: options?.signal });
      return { items: await answer() };
    },
  };
  const contacts: ContactSource = createFakeWorkspace().contacts;
  const host = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => (drawn += 1),
    updateComplete: Promise.resolve(true),
  };
  return { asked, drawn: () => drawn, controller: new PartyController(host, () => ({ contacts, activities })) };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('the last activity of a caller is the newest entry that is not this very call', async () => {
  const { controller, asked, drawn } = party(async () => [thisCall, note]);
  assert.equal(controller.withLast(caller).last, undefined, 'not read yet');
  await settled();
  assert.equal(controller.withLast(caller).last, note);
  assert.ok(drawn() > 0, 'drawn again with it');
  assert.deepEqual(
    asked.map(({ contactId, limit }) => [contactId, limit]),
    [['con_amelia', 2]],
    'asked once',
  );
});

test('an earlier call with the same person counts, and another call asks anew', async () => {
  const earlier = { ...thisCall, callId: 'call_1' } as unknown as Activity;
  const { controller, asked } = party(async () => [earlier]);
  controller.withLast(caller);
  controller.withLast({ ...caller, id: 'call_10' });
  await settled();
  assert.equal(controller.withLast(caller).last, earlier);
  assert.equal(asked.length, 2);
});

test('without a contact nothing is asked', async () => {
  const { controller, asked } = party(async () => [note]);
  controller.withLast({ ...caller, remote: {} });
  await settled();
  assert.equal(asked.length, 0);
});

test('a feed that cannot be read, or is empty, leaves the caller as they are', async () => {
  for (const answer of [() => Promise.reject(new Error('down')), () => Promise.resolve([])]) {
    const { controller } = party(answer);
    controller.withLast(caller);
    await settled();
    const shown = controller.withLast(caller);
    assert.equal(shown.last, undefined);
    assert.equal(shown.contactId, 'con_amelia');
  }
});

test('a dialer that is taken off the page stops reading, and asks again when it is back', async () => {
  const { controller, asked } = party(() => new Promise(() => undefined));
  controller.withLast(caller);
  controller.hostDisconnected();
  assert.equal(asked[0]?.signal?.aborted, true);
  controller.hostConnected();
  controller.withLast(caller);
  assert.equal(asked.length, 2);
  assert.equal(asked[1]?.signal?.aborted, false);
});
