import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PhoneSnapshot } from '@dialora/core';
import { createCall, createStore, idlePhone, reduceCall } from '@dialora/core';
import type { PhoneState } from '../messages/protocol.js';
import { tellPhoneState } from './alerts.js';

test('a call that comes in is told with the best name known, and its end too', () => {
  const phone = createStore<PhoneSnapshot>(idlePhone);
  const told: PhoneState[] = [];
  tellPhoneState(phone, (state) => told.push(state));
  const ringing = createCall({ id: 'c1', direction: 'inbound', remote: { number: '+442079460123' } }, 0);
  phone.set({ ...idlePhone, calls: [ringing] });
  const named = reduceCall(ringing, { type: 'identified', remote: { name: 'Hannah' } }, 1);
  phone.set({ ...idlePhone, calls: [named] });
  phone.set({ ...idlePhone, calls: [named], microphone: 'granted' });
  const answered = reduceCall(named, { type: 'answered' }, 2);
  phone.set({ ...idlePhone, calls: [answered] });
  phone.set({ ...idlePhone, calls: [reduceCall(answered, { type: 'ended', end: { reason: 'remote' } }, 3)] });
  assert.deepEqual(told, [
    { live: true, ringing: { callId: 'c1', name: '+442079460123' } },
    { live: true, ringing: { callId: 'c1', name: 'Hannah' } },
    { live: true, ringing: null },
    { live: false, ringing: null },
  ]);
});
