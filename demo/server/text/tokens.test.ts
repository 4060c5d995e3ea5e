import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fold, searchKey } from './fold.js';
import { tokenQuery, tokensOf } from './tokens.js';

/** What the database does with the two, for questions of `'token'` and `'token':*` joined by `&`. */
function matches(tokens: readonly string[], question: string): boolean {
  return question.split(' & ').every((part) => {
    const [, token = '', prefix] = /^'((?:[^'\\]|''|\\\\)*)'(:\*)?$/.exec(part) ?? [];
    const plain = token.replaceAll("''", "'").replaceAll('\\\\', '\\');
    return tokens.some((one) => (prefix === undefined ? one === plain : one.startsWith(plain)));
  });
}

test('words, ends of numbers, and pairs of neighbours where there are no spaces', () => {
  assert.deepEqual(tokensOf(' boiler (annual) boiler'), ['boiler', 'annual']);
  assert.deepEqual(tokensOf(' +4420794'), ['4420794', '420794', '20794', '0794', '794']);
  assert.deepEqual(tokensOf(' 東京タワーnorth'), ['東京', '京タ', 'タワ', 'ワー', 'ー', 'north']);
});

test('signs ask nothing of the index, and none of them ends a token', () => {
  assert.equal(tokenQuery('% _ ()'), undefined);
  assert.equal(tokenQuery("o'neil\\ a:b|c"), "'o':* & 'neil':* & 'a':* & 'b':* & 'c':*");
});

test('whatever stands in a text is found by each of its words and by the beginning of each', () => {
  const text = fc.array(
    fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('東京タワー', 'Müller-Lüdenscheidt', '+442079460123'),
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(text, fc.nat(), fc.integer({ min: 1, max: 12 }), (parts, which, length) => {
      const tokens = tokensOf(searchKey(parts.join(' ')));
      const words = fold(parts.join(' ')).split(' ');
      const word = words[which % words.length] ?? '';
      for (const asked of [word, Array.from(word).slice(0, length).join('')]) {
        const question = tokenQuery(asked);
        if (question !== undefined) assert.ok(matches(tokens, question), `${asked} in ${tokens.join(' ')}`);
      }
    }),
  );
});
