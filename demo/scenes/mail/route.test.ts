import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { folderHash, parseRoute, threadHash } from './route.js';

test('an address names a folder and, behind it, an opaque thread token', () => {
  assert.deepEqual(parseRoute(''), { folder: { kind: 'inbox' }, token: undefined });
  assert.deepEqual(parseRoute('#inbox/FMfcgzQbcdfghjklmnp?compose=new'), {
    folder: { kind: 'inbox' },
    token: 'FMfcgzQbcdfghjklmnp',
  });
  assert.deepEqual(parseRoute('#label/suppliers'), { folder: { kind: 'label', label: 'suppliers' }, token: undefined });
  assert.deepEqual(parseRoute('#settings/general').folder, { kind: 'inbox' });
});

test('whatever was searched for comes back out of the address', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (query) => {
      const { folder } = parseRoute(threadHash({ kind: 'search', query }, 'FMfcgzQbcdfghjklmnp'));
      assert.deepEqual(folder, { kind: 'search', query });
    }),
  );
});

test('folders have different addresses', () => {
  assert.notEqual(folderHash({ kind: 'label', label: 'customers' }), folderHash({ kind: 'inbox' }));
});
