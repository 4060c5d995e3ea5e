import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { endOf, knownCodes, problemOf } from './errors.js';

/** Codes that cannot reach us: they are about parameters and messages that this transport never sends. */
const neverOurs = [31101, 31103, 31104, 31105, 31210, 31212];

const sdk = path.dirname(createRequire(import.meta.url).resolve('@twilio/voice-sdk'));
const generated = readFileSync(path.join(sdk, 'twilio/errors/generated.js'), 'utf8');
const sdkCodes = [...generated.matchAll(/\bcode = (\d{5});/g)].map((match) => Number(match[1]));

test('every code of the SDK is in the table, so an upgrade that adds one is noticed', () => {
  assert.ok(sdkCodes.length > 30);
  const missing = [...new Set(sdkCodes)].filter((code) => !knownCodes.includes(code) && !neverOurs.includes(code));
  assert.deepEqual(missing, []);
});

test('an ordinary outcome of a call has a reason and no problem', () => {
  assert.deepEqual(endOf({ code: 31486 }), { reason: 'busy' });
  assert.deepEqual(endOf({ code: 31002 }), { reason: 'declined' });
  assert.deepEqual(endOf({ code: 31404 }), { reason: 'not-found' });
  assert.deepEqual(endOf({ code: 31480 }), { reason: 'no-answer' });
});

test('a broken call has a problem with the carrier’s code for the log', () => {
  const error = Object.assign(new Error('Connection error'), { code: 53405 });
  assert.deepEqual(endOf(error), {
    reason: 'network',
    problem: { kind: 'gateway-unreachable', code: '53405', detail: 'Connection error' },
  });
});

test('something that is no carrier error is unknown, with its words kept', () => {
  assert.deepEqual(problemOf(new Error('boom')), { kind: 'unknown', detail: 'boom' });
  assert.equal(endOf('boom').reason, 'failed');
});
