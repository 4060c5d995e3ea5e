import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remoteOf } from './leg-facts.js';
import type { SdkCall } from './sdk.js';

const call = (custom: Readonly<Record<string, string>>): SdkCall =>
  ({
    customParameters: new Map(Object.entries(custom)),
    parameters: { From: '+12025550100' },
    callerInfo: { isVerified: true },
  }) as unknown as SdkCall;

test('a colleague who rings has a name, and not the number of the account nor its mark', () => {
  assert.deepEqual(remoteOf(call({ from_name: 'Maya Lindqvist' })), { name: 'Maya Lindqvist' });
});

test('a customer has the number that the server tells, before the one that the carrier gives', () => {
  assert.deepEqual(remoteOf(call({ From: '+12025550147' })), { number: '+12025550147', verified: true });
  assert.deepEqual(remoteOf(call({ from_name: '' })), { number: '+12025550100', verified: true });
});
