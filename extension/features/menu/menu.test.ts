import assert from 'node:assert/strict';
import { test } from 'node:test';
import { selectedNumber } from './menu.js';

test('a selected number is taken as it stands, in any digits', () => {
  assert.equal(selectedNumber(' +44 20\u00a07946 0123 '), '+44 20 7946 0123');
  assert.equal(selectedNumber('(212) 555-0147'), '(212) 555-0147');
  assert.equal(selectedNumber('٠٢٠ ٧٩٤٦ ٠٩٥٩'), '٠٢٠ ٧٩٤٦ ٠٩٥٩');
});

test('ordinary text, too few digits and half a page are not', () => {
  for (const text of ['Hello', 'Room 12', undefined, '', `call 020 7946 0123 ${'and more '.repeat(10)}`])
    assert.equal(selectedNumber(text), undefined);
});
