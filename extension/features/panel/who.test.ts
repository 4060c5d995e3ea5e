import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Call } from '@dialora/core';
import { createCall, reduceCall } from '@dialora/core';
import { whoIsIt } from './who.js';

const context = { people: [{ email: 'hannah@example.test', name: 'Hannah' }, { email: 'tom@example.test' }] };
const call = (remote: Call['remote']): Call => createCall({ id: 'call_1', direction: 'outbound', remote }, 0);

test('without a call it is whoever writes in the open letter, and nobody without one', () => {
  assert.deepEqual(whoIsIt({ calls: [], context, chosen: undefined }), {
    kind: 'address',
    email: 'hannah@example.test',
    name: 'Hannah',
  });
  assert.deepEqual(whoIsIt({ calls: [], context: { people: [] }, chosen: undefined }), { kind: 'nobody' });
  assert.deepEqual(whoIsIt({ calls: [], context: null, chosen: undefined }), { kind: 'nobody' });
});

test('a call goes before the letter, and stays until it is dismissed', () => {
  const known = call({ number: '+442079460123', contactId: 'c1' });
  assert.deepEqual(whoIsIt({ calls: [known], context, chosen: undefined }), { kind: 'contact', id: 'c1' });
  const ended = reduceCall(known, { type: 'ended', end: { reason: 'local' } }, 1);
  assert.deepEqual(whoIsIt({ calls: [ended], context, chosen: undefined }), { kind: 'contact', id: 'c1' });
});

test('a call that was declined is not in the way of the letters that follow', () => {
  const ringing = createCall(
    { id: 'call_2', direction: 'inbound', remote: { number: '+442079460123', contactId: 'c1' } },
    0,
  );
  const declined = reduceCall(ringing, { type: 'ended', end: { reason: 'declined' } }, 1);
  assert.equal(whoIsIt({ calls: [declined], context, chosen: undefined }).kind, 'address');
  assert.equal(whoIsIt({ calls: [declined], context: null, chosen: undefined }).kind, 'nobody');
});

test('of several people with a number, the one chosen by hand counts', () => {
  const calls = [call({ number: '+442079460123' })];
  assert.deepEqual(whoIsIt({ calls, context, chosen: undefined }), { kind: 'number', number: '+442079460123' });
  const chosen = { kind: 'contact', id: 'c2' } as const;
  assert.deepEqual(whoIsIt({ calls, context, chosen }), chosen);
});
