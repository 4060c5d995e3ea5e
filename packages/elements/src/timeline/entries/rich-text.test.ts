import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainNote, richPieces } from './rich-text.js';

test('knows strong and slanted text, addresses and mentions, and leaves everything else as it is', () => {
  assert.deepEqual(richPieces('**Ask** @[Sam Okafor](agt_sam) _soon_: see https://example.com/a_b_c. ok'), [
    { kind: 'strong', text: 'Ask' },
    { kind: 'text', text: ' ' },
    { kind: 'mention', text: 'Sam Okafor', id: 'agt_sam' },
    { kind: 'text', text: ' ' },
    { kind: 'em', text: 'soon' },
    { kind: 'text', text: ': see ' },
    { kind: 'link', text: 'https://example.com/a_b_c' },
    { kind: 'text', text: '. ok' },
  ]);
  for (const text of [
    '2 * 3 * 4',
    'snake_case_name',
    'javascript:alert(1)',
    '<b>**</b>',
    '@[x](javascript:1)',
    'http://',
    '[a](b)',
  ]) {
    assert.deepEqual(richPieces(text), [{ kind: 'text', text }], text);
  }
  assert.equal(plainNote('**Ask** @[Sam](agt_sam)'), 'Ask @Sam');
});

test('loses no character but the marks, and links nowhere but to the web', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('**', '_', '@[', '](', ')', 'https://', 'javascript:', 'a', ' ', '\n', '\u202e', '<')),
      (parts) => {
        const text = parts.join('');
        for (const piece of richPieces(text)) {
          assert.ok(text.includes(piece.text));
          if (piece.kind === 'link') assert.match(piece.text, /^https?:\/\//);
        }
      },
    ),
    { numRuns: 200 },
  );
});

test('a megabyte of marks costs no more than its length', () => {
  const started = performance.now();
  for (const mark of ['**', '_', '@[', '@[a](', 'https://']) richPieces(mark.repeat(20_000));
  assert.ok(performance.now() - started < 2000);
});
