import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fold, likeText, searchKey } from './fold.js';
import { romanise } from './romanise.js';

test('what people type without accents finds what is written with them', () => {
  const pairs = [
    ['Łukasz Żółć', 'lukasz zolc'],
    ['Jürgen GROß', 'jurgen gross'],
    ['Đorđe Œuvre', 'dorde oeuvre'],
    ['Ελένη Παπαϊωάννου', 'ελενη παπαιωαννου'],
    ['ليلى حدّاد', 'ليلى حداد'],
    ['ﬁne  \u00a0print', 'fine print'],
    ['ＡＢＣ１２', 'abc12'],
  ] as const;
  for (const [written, typed] of pairs) assert.equal(fold(written), typed);
});

test('names read in Latin letters as their owners write them in an address', () => {
  const pairs = [
    ['Ελένη', 'eleni'],
    ['Шевченко', 'shevchenko'],
    ['अनन्या मेहता', 'ananya mehta'],
    ['राजकुमार', 'rajkumar'],
    ['હાર્દિક પટેલ', 'hardik patel'],
    ['さくら タナカ', 'sakura tanaka'],
  ] as const;
  for (const [written, latin] of pairs) assert.equal(romanise(fold(written)), latin);
});

test('a key begins every word after a space and holds both spellings', () => {
  assert.equal(searchKey('Ελένη', undefined, 'Ünal & Co'), ' ελενη eleni unal & co');
});

test('folding is settled: doing it twice changes nothing, and no text breaks it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const folded = fold(text);
      assert.equal(fold(folded), folded);
      romanise(folded);
    }),
  );
});

test('signs of LIKE are taken literally', () => {
  assert.equal(likeText('100%_a\\b'), '100\\%\\_a\\\\b');
});
