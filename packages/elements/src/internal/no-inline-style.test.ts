import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const root = path.join(import.meta.dirname, '..');

test('no template sets a style attribute, which a Content-Security-Policy without unsafe-inline forbids', () => {
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.includes('.test.') && !name.startsWith('testing'),
  );
  assert.ok(sources.length > 100);
  const found = sources.filter((name) =>
    /<[a-z][^<>]*\sstyle=(["']|\$\{)/.test(readFileSync(path.join(root, name), 'utf8')),
  );
  assert.deepEqual(found, []);
});
