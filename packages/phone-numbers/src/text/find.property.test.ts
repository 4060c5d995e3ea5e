import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findPhoneNumbers } from './find.js';
import { mayHoldPhoneNumber } from './prefilter.js';

const numberish = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '+',
        '(',
        ')',
        ' ',
        '-',
        '.',
        '/',
        '~',
        'x',
        'ext ',
        '#',
        '\u00a0',
        '\u200b',
        '＋',
        '٣',
        'tel ',
        'no. ',
        '\n',
        '800-',
        'ABC',
      ),
      fc.integer({ min: 0, max: 99_999 }).map(String),
      fc.constantFrom('415-555-0132', '+44 20 7946 0018', '030 23125 014', '2024-01-15', '192.168.0.1'),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

test('any text: no exception, spans in order inside of it, E.164, and the prefilter saw every one', () => {
  fc.assert(
    fc.property(
      fc.oneof(numberish, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })),
      fc.constantFrom('US', 'DE', 'GB', 'IN', 'xx', undefined),
      (text, country) => {
        let last = 0;
        for (const number of findPhoneNumbers(text, { country })) {
          assert.ok(mayHoldPhoneNumber(text));
          assert.ok(number.start >= last && number.end > number.start && number.end <= text.length);
          assert.equal(text.slice(number.start, number.end), number.text);
          assert.match(number.e164, /^\+[1-9][0-9]{4,16}$/);
          last = number.end;
        }
      },
    ),
    { numRuns: 1500 },
  );
});

// How long it takes is the bench's to say (`npm run bench -- numbers`); were it not linear, this would take minutes.
test('a megabyte of anything is read to its end, and a number behind it is still found', () => {
  const million = 1 << 20;
  const filled = (piece: string): string => piece.repeat(Math.ceil(million / piece.length)).slice(0, million);
  for (const piece of [
    '7',
    '(',
    '()',
    '+',
    '+ (',
    '1-',
    '1.',
    '1 2 3 4 5 6 7 ',
    '+1 (415) 555-013 ',
    '415-555-0132-',
    '(1)',
    'a/12345678',
    '800-A',
    '\u200b',
    '4\u200b',
  ]) {
    const text = `${filled(piece)} \nTel. +44 20 7946 0018`;
    const found = findPhoneNumbers(text, { country: 'US' });
    assert.equal(found.at(-1)?.e164, '+442079460018', JSON.stringify(piece));
    for (const { start, end, text: written } of found) assert.equal(text.slice(start, end), written);
  }
});

const megabytes = fc
  .array(fc.oneof(fc.constantFrom('+', '(', ')', '-', '.', '/', ' ', '\u200b', 'x', '٣'), fc.nat(9999).map(String)), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

test('whatever is repeated for a hundred kilobytes: spans in order, without overlap, and no exception', () => {
  fc.assert(
    fc.property(megabytes, (piece) => {
      const text = piece.repeat(Math.ceil(100_000 / piece.length));
      let last = 0;
      for (const { start, end, e164 } of findPhoneNumbers(text, { country: 'GB' })) {
        assert.ok(start >= last && end > start && end <= text.length);
        assert.match(e164, /^\+[1-9][0-9]{4,16}$/);
        last = end;
      }
    }),
    { numRuns: 40 },
  );
});
