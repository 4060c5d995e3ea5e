import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { formatTyped } from '@dialora/phone-numbers';
import { digitsOf, formatWhileTyping, insertAt, looksLikeNumber, mayBeDialled, withCallingCode } from './typing.js';

const british = (text: string): string => formatTyped(text, 'GB');
const typed = (text: string, caret = text.length, inputType = 'insertText', verbatim = false): string =>
  formatWhileTyping({ text, caret, inputType, verbatim }, british);

test('a number is formatted while it is typed at its end', () => {
  assert.equal(typed('02079460018'), '020 7946 0018');
});

test('an edit in the middle leaves every character where it is', () => {
  assert.equal(typed('0207946', 3), '0207946');
});

test('a deletion is never undone by formatting', () => {
  assert.equal(typed('(020', 4, 'deleteContentBackward'), '(020');
});

test('a pasted number keeps the look its writer gave it', () => {
  assert.equal(typed('0207-946-0018', 13, 'insertText', true), '0207-946-0018');
});

test('a name is no number, and a number with words is not formatted', () => {
  assert.equal(typed('Amelia'), 'Amelia');
  assert.equal(typed('020 7946 0018 ext 9'), '020 7946 0018 ext 9');
  assert.equal(looksLikeNumber('Amelia 2'), false);
  assert.equal(mayBeDialled('020 7946 ext 9'), true);
});

test('typing digit by digit never loses, adds or reorders a digit', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\+?[0-9]{1,15}$/), (number) => {
      let shown = '';
      for (const digit of number) {
        const { text, caret } = insertAt(shown, shown.length, shown.length, digit);
        shown = formatWhileTyping({ text, caret, inputType: 'insertText', verbatim: false }, british);
      }
      assert.equal(digitsOf(shown), number);
    }),
  );
});

test('another country swaps the calling code of an international number and leaves a national one', () => {
  assert.equal(withCallingCode('+44 20 7946 0018', '44', '39'), '+392079460018');
  assert.equal(withCallingCode('020 7946 0018', '44', '39'), '020 7946 0018');
});
