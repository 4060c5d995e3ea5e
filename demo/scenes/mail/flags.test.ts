import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFlags } from './flags.js';

test('an address with no flag opens an ordinary mailbox in the system’s colours', () => {
  const flags = readFlags('');
  assert.equal(flags.theme, 'system');
  assert.equal(flags.language, 'en');
  assert.equal(flags.refreshSeconds, 0);
  assert.equal(flags.hostile, false);
});

test('flags combine, and a bare one is enough', () => {
  const flags = readFlags('?dark&compact&lang=ar&hostile&refresh');
  assert.deepEqual(
    [flags.theme, flags.compact, flags.language, flags.hostile, flags.refreshSeconds],
    ['dark', true, 'ar', true, 5],
  );
});

test('nonsense in a flag falls back instead of breaking the mailbox', () => {
  const flags = readFlags('?lang=xx&slow=soon&refresh=-4');
  assert.deepEqual([flags.language, flags.latencyMs, flags.refreshSeconds], ['en', 90, 5]);
});
