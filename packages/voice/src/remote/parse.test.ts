import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createCall, idlePhone, reduceCall } from '@dialora/core';
import { readHostMessage, readViewMessage, seal } from './protocol.js';

const call = reduceCall(
  createCall({ id: 'call_1', direction: 'outbound', remote: { number: '+12025550143' } }, 1),
  {
    type: 'ended',
    end: {
      reason: 'refused',
      problem: { kind: 'refused', decision: { outcome: 'refused', reasons: [], recording: 'consent' } },
    },
  },
  2,
);
const snapshot = { ...idlePhone, calls: [call] };

test('a snapshot survives the trip unchanged', () => {
  const message = seal({ type: 'snapshot', snapshot });
  const read = readHostMessage(structuredClone(message));
  assert.deepEqual(read, { type: 'snapshot', snapshot });
});

test('whatever arrives, reading never throws and lets nothing through that is not ours', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (message) => {
      assert.equal(readHostMessage(message), undefined);
      assert.equal(readViewMessage(message), undefined);
    }),
    { numRuns: 500 },
  );
});

test('whatever is broken in a snapshot, it is refused as a whole or read as one', () => {
  const path = fc.constantFrom('line', 'microphone', 'calls');
  fc.assert(
    fc.property(path, fc.anything(), (name, value) => {
      const read = readHostMessage(seal({ type: 'snapshot', snapshot: { ...snapshot, [name]: value } as never }));
      if (read?.type !== 'snapshot') return;
      assert.ok(Array.isArray(read.snapshot.calls));
      assert.equal(typeof read.snapshot.line.state, 'string');
    }),
    { numRuns: 500 },
  );
});

test('unknown fields are dropped, so that a newer page does no harm', () => {
  const read = readViewMessage({ ...seal({ type: 'hello', view: 'a' }), colour: 'red' });
  assert.deepEqual(read, { type: 'hello', view: 'a' });
});

test('a command that is not one, or a prototype’s name, is refused', () => {
  const command = (name: string): unknown => ({
    ...seal({ type: 'hello', view: 'a' }),
    type: 'command',
    id: 1,
    command: { name, callId: 'x' },
  });
  assert.equal(readViewMessage(command('toString')), undefined);
  assert.equal(readViewMessage(command('constructor')), undefined);
  assert.notEqual(readViewMessage(command('answer')), undefined);
});

test('another version or another protocol is not ours', () => {
  assert.equal(readViewMessage({ protocol: 'dialora.phone/2', type: 'hello', view: 'a' }), undefined);
});
