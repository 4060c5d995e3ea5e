import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { en } from './en.js';

/*
 * An element brings only its own parts of the English texts. This follows the imports of each element's door and looks
 * whether every text that is named in the code it reaches is among the parts that it brings.
 */

const here = import.meta.dirname;
const doors = path.join(here, '../define');
const keys = new Set(Object.keys(en.messages));
const sourceOf = (file: string): string => readFileSync(file, 'utf8');

function reached(file: string, files = new Set<string>()): Set<string> {
  if (files.has(file)) return files;
  files.add(file);
  const imports = /(?:from|import) ?\(?\s*'(\.{1,2}\/[^']+)\.js'/g;
  for (const [, name = ''] of sourceOf(file)
    .replace(/^import type .*$/gm, '')
    .matchAll(imports)) {
    reached(`${path.resolve(path.dirname(file), name)}.ts`, files);
  }
  return files;
}

for (const door of readdirSync(doors)) {
  test(`${door} brings every text that it says`, () => {
    const files = [...reached(path.join(doors, door))];
    const parts = files.filter((file) => file.includes(`${path.sep}locales${path.sep}en${path.sep}`));
    const brought = new Set(
      parts.flatMap((file) => [...sourceOf(file).matchAll(/^ {2}'([^']+)'/gm)].map(([, k]) => k)),
    );
    const said = files
      .filter((file) => !file.includes(`${path.sep}locales${path.sep}`))
      .flatMap((file) => [...sourceOf(file).matchAll(/'([a-z-]+\.[a-z.-]+)'/g)].map(([, key = '']) => key))
      .filter((key) => keys.has(key));
    assert.deepEqual(
      [...new Set(said)].filter((key) => !brought.has(key)),
      [],
    );
  });
}
