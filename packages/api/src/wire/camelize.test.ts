import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { camelize, opaqueKeys, snakeize } from './camelize.js';

describe('the two spellings of the wire', () => {
  test('renames at every depth, in arrays too', () => {
    assert.deepEqual(camelize({ to_number: '+1', a: [{ mime_type: 'x', deep: { at_seconds: 1 } }] }), {
      toNumber: '+1',
      a: [{ mimeType: 'x', deep: { atSeconds: 1 } }],
    });
  });

  test('leaves the account’s own words alone, in both directions', () => {
    const wire = { custom_fields: { first_seen: 'x', lastSeen: 'y' }, extracted_data: { order_id: '7' } };
    const domain = camelize(wire);
    assert.deepEqual(domain, { customFields: wire.custom_fields, extractedData: wire.extracted_data });
    assert.deepEqual(snakeize(domain), wire);
  });

  const key = fc.stringMatching(/^[a-z]{1,6}(_[a-z]{1,6}){0,3}$/).filter((name) => name !== 'constructor');
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof({ depthSize: 'small' }, fc.string(), fc.integer(), fc.constant(null), tie('list'), tie('object')),
    list: fc.array(tie('value'), { maxLength: 3 }),
    object: fc.dictionary(fc.oneof(key, fc.constantFrom(...opaqueKeys)), tie('value'), { maxKeys: 4 }),
  }));

  test('comes back the same from a journey there and back', () => {
    fc.assert(
      fc.property(value, (wire) => {
        assert.deepEqual(JSON.stringify(snakeize({ data: camelize(wire) })), JSON.stringify({ data: wire }));
      }),
    );
  });
});
