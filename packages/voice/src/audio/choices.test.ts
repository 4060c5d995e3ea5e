import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { keepChoices, keptChoices } from './choices.js';

function storageWith(kept: string | null) {
  let value = kept;
  return { getItem: () => value, setItem: (_key: string, next: string) => void (value = next) };
}

test('what was chosen comes back', () => {
  const storage = storageWith(null);
  assert.deepEqual(keptChoices(storage), { noiseSuppression: true });
  const choices = { microphone: 'm', ringer: 'r', noiseSuppression: false };
  keepChoices(storage, choices);
  assert.deepEqual(keptChoices(storage), choices);
});

test('whatever stands in the storage, there are choices', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (kept) => {
      const choices = keptChoices(storageWith(kept));
      assert.equal(typeof choices.noiseSuppression, 'boolean');
      for (const id of [choices.microphone, choices.speaker, choices.ringer]) {
        assert.ok(id === undefined || (typeof id === 'string' && id !== ''));
      }
    }),
  );
});

test('a storage that is full or forbidden costs the memory alone', () => {
  const broken = {
    getItem: (): never => {
      throw new Error('SecurityError');
    },
    setItem: (): never => {
      throw new Error('QuotaExceededError');
    },
  };
  assert.deepEqual(keptChoices(broken), { noiseSuppression: true });
  keepChoices(broken, { noiseSuppression: false });
  assert.deepEqual(keptChoices(undefined), { noiseSuppression: true });
});
