import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cookieName } from './cookie.js';
import { decodeRecord, encodeRecord, type ConsentRecord } from './record.js';

const read = (value: string): ConsentRecord | undefined => decodeRecord(`${cookieName}=${value}`);

const record: ConsentRecord = {
  id: '3k9x2p7q1m5n8r4t6v0w2y4a6',
  at: 1_795_000_000,
  revision: '2',
  policy: '2026-11',
  signal: false,
  choices: { functional: true, analytics: true, advertising: true },
};

test('a choice comes back as it was kept', () => {
  assert.deepEqual(read(encodeRecord(record)), record);
});

test('a refused category is simply not there; a refused service is', () => {
  const kept = read(
    encodeRecord({ ...record, choices: { functional: true, analytics: false, 'functional/film': false } }),
  );
  assert.deepEqual(kept?.choices, { functional: true, 'functional/film': false });
});

test('the cookie of the usual categories is at most 120 bytes, name included', () => {
  assert.ok(`dialora_consent=${encodeRecord(record)}`.length <= 120);
});

test('empty, truncated, foreign, wrong version and hostile cookies are no choice at all', () => {
  const whole = encodeRecord(record);
  for (const value of [
    '',
    'null',
    '{"analytics":true}',
    `2${whole.slice(1)}`,
    whole.slice(0, 20),
    `${whole};<script>`,
    `${whole} `,
    'yes',
    '1.......',
    `1.${'z'.repeat(5000)}`,
  ]) {
    assert.equal(read(value), undefined, JSON.stringify(value));
  }
});

test('any text is either a record that encodes to itself or nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^1\.[0-9a-z.!_/-]{0,80}$/)), (text) => {
      const decoded = read(text);
      if (decoded !== undefined) assert.deepEqual(read(encodeRecord(decoded))?.id, decoded.id);
    }),
  );
});

test('any choice survives the cookie', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{2,12}$/).filter((text) => text.length > 2);
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 5 }), fc.boolean(), fc.nat(2 ** 31), (names, signal, at) => {
      const choices = Object.fromEntries(names.map((key) => [key, true]));
      assert.deepEqual(read(encodeRecord({ ...record, at, signal, choices })), {
        ...record,
        at,
        signal,
        choices,
      });
    }),
  );
});

test('the record is found among other cookies, and none of a longer name is taken for it', () => {
  const value = encodeRecord(record);
  for (const cookies of [
    `a=1; dialora_consent=${value}`,
    `dialora_consent=${value}; b=2`,
    `a=1; dialora_consent=${value}; b=2`,
  ])
    assert.deepEqual(decodeRecord(cookies), record, cookies);
  for (const cookies of [`x-dialora_consent=${value}`, `a=dialora_consent=${value}`, `dialora_consent2=${value}`])
    assert.equal(decodeRecord(cookies), undefined, cookies);
});
