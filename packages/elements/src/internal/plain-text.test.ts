import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { beginning, oneLine, wellFormed } from './plain-text.js';

const anyText = fc.string({ unit: 'binary' }).map((text) => text + '\ud800' + text);

test('broken UTF-16 becomes the replacement character and everything else stays', () => {
  assert.equal(wellFormed('a\ud83d b 🙏 \udc00'), 'a\ufffd b 🙏 \ufffd');
  fc.assert(fc.property(anyText, (text) => void encodeURIComponent(wellFormed(text))));
});

test('the name of a file cannot hide its ending', () => {
  assert.equal(oneLine('invoice\u202efdp.exe'), 'invoicefdp.exe');
  assert.equal(oneLine('two\r\nlines\u0000here'), 'two lines here');
});

test('a beginning is never longer than asked and does not cut a character in half', () => {
  assert.equal(beginning('ab🙏cd', 3), 'ab');
  assert.equal(beginning('ab🙏cd', 4), 'ab🙏');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat({ max: 30 }), (text, length) => {
      const start = beginning(text, length);
      assert.ok(start.length <= length && text.startsWith(start));
      assert.equal(wellFormed(start), start);
    }),
  );
});
