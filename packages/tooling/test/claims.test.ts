import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';

const root = path.resolve(import.meta.dirname, '../../..');

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

suite('what packages/api/promises.md says of tests', () => {
  // A sentence may be broken anywhere in the document, a test's name is one line.
  const document = read('packages/api/promises.md').replaceAll(/\s+/g, ' ');

  /** The tests that a text names: `file`: “name”, “name”. */
  function claimsOf(text: string): readonly { readonly file: string; readonly name: string }[] {
    return [...text.matchAll(/`([^`]+\.ts)`:((?:\s*“[^”]+”,?)+)/g)].flatMap(([, file = '', names = '']) =>
      [...names.matchAll(/“([^”]+)”/g)].map(([, name = '']) => ({ file, name })),
    );
  }

  test('each that is named is there', () => {
    const missing = claimsOf(document).filter(
      ({ file, name }) => !existsSync(path.join(root, file)) || !read(file).includes(name),
    );
    assert.deepEqual(missing, []);
  });

  test('every promise names one', () => {
    const promises = document.split('- **').slice(1);
    assert.ok(promises.length > 20);
    assert.deepEqual(
      promises.filter((promise) => claimsOf(promise).length === 0),
      [],
    );
  });
});

suite('what packages/consent/legal.md says of tests', () => {
  const rows = [...read('packages/consent/legal.md').matchAll(/^\| (L\d+(?:, L\d+)*) +\|.*\|(.*)\|$/gm)];
  const places: Readonly<Record<string, string>> = {
    gate: 'packages/consent/src/gate/gate.browser.test.ts',
    page: 'demo/scenes/site-banner.e2e.ts',
    'site.e2e.ts': 'demo/scenes/site.e2e.ts',
    'languages.test.ts': 'packages/consent/src/languages/languages.test.ts',
  };

  test('all of L1 to L25 are there, each once', () => {
    const laws = rows.flatMap(([, which = '']) => which.split(', '));
    const all = Array.from({ length: 25 }, (_, at) => `L${at + 1}`);
    assert.deepEqual(laws, all);
  });

  test('each that is named is there', () => {
    const named = rows.flatMap(([, , where = '']) => [
      ...[...where.matchAll(/(gate|page): (L\d+(?:, L\d+)*)/g)].flatMap(([, place = '', laws = '']) =>
        laws.split(', ').map((law) => ({ place, law })),
      ),
      ...[...where.matchAll(/(L\d+) in `([^`]+)`/g)].map(([, law = '', place = '']) => ({ place, law })),
      ...[...where.matchAll(/`([^`]+\.test\.ts)` (L\d+)/g)].map(([, place = '', law = '']) => ({ place, law })),
    ]);
    assert.ok(named.length > 25);
    const missing = named.filter(({ place, law }) => {
      const file = places[place];
      return file === undefined || !new RegExp(`'(?:L\\d+, )*${law}(?:, L\\d+)*: `).test(read(file));
    });
    assert.deepEqual(missing, []);
  });
});
