import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Call, LogEntry, PhoneSnapshot } from '@dialora/core';
import { createCall, createStore, idlePhone, reduceCall } from '@dialora/core';
import { logOutcomes } from './auto-log.js';
import { guessOutcome } from './outcome.js';

const placed = (direction: Call['direction'] = 'outbound'): Call =>
  reduceCall(
    createCall({ id: 'local:1', direction, remote: { number: '+442079460123' } }, 0),
    { type: 'accepted-by-api', id: 'call_1' },
    1,
  );
const ended = (call: Call, reason: NonNullable<Call['end']>['reason']): Call =>
  reduceCall(call, { type: 'ended', end: { reason } }, 9);

test('what the line reported decides the first guess', () => {
  assert.equal(guessOutcome(placed()), undefined);
  assert.equal(guessOutcome(ended(reduceCall(placed(), { type: 'answered' }, 2), 'remote')), 'connected');
  assert.equal(guessOutcome(ended(placed(), 'busy')), 'busy');
  assert.equal(guessOutcome(ended(placed(), 'cancelled')), 'no-answer');
  assert.equal(guessOutcome(ended(placed(), 'network')), undefined);
});

test('a call that the API never knew is not logged', () => {
  const refused = createCall({ id: 'local:2', direction: 'outbound', remote: {} }, 0);
  assert.equal(guessOutcome(ended(refused, 'failed')), undefined);
});

test('each ended call is kept once, and a storage that refused is asked again', async () => {
  const phone = createStore<PhoneSnapshot>(idlePhone);
  const entries: LogEntry[] = [];
  let refuse = true;
  let kept = 0;
  const add = (entry: LogEntry): Promise<string> => {
    if (refuse) return Promise.reject(new Error('full'));
    entries.push(entry);
    return Promise.resolve('id');
  };
  logOutcomes(phone, { add }, () => (kept += 1));
  phone.set({ ...idlePhone, calls: [ended(placed(), 'busy')] });
  await new Promise((resolve) => setImmediate(resolve));
  refuse = false;
  phone.set({ ...idlePhone, calls: [ended(placed(), 'busy')] });
  phone.set({ ...idlePhone, calls: [ended(placed(), 'busy')], microphone: 'granted' });
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(entries, [{ type: 'call-log', callId: 'call_1', disposition: 'busy' }]);
  assert.equal(kept, 1);
});
