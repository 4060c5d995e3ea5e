import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const packages = path.resolve(import.meta.dirname, '../..');

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<
    Record<string, string | { readonly source?: string; readonly types: string; readonly default: string }>
  >;
}

const rooms = readdirSync(packages)
  .map((room) => ({ room, file: path.join(packages, room, 'package.json') }))
  .filter(({ file }) => existsSync(file))
  .map(({ room, file }) => ({ room, manifest: JSON.parse(readFileSync(file, 'utf8')) as Manifest }))
  .filter(({ manifest }) => manifest.exports !== undefined);

for (const { room, manifest } of rooms) {
  for (const [entry, target] of Object.entries(manifest.exports ?? {})) {
    if (typeof target === 'string' || entry.includes('*')) continue;

    // What only tools import (a bundler's plugin, a test bench) is not built: it is taken as it stands.
    const source = target.source ?? target.default;
    if (source.startsWith('./src/')) {
      test(`${manifest.name}${entry.slice(1)} names a source, its types and its built file alike`, () => {
        assert.ok(existsSync(path.join(packages, room, source)), `${source} is missing`);
        const stem = source.replace('./src/', './dist/').replace(/\.ts$/, '');
        assert.equal(target.types, `${stem}.d.ts`);
        assert.equal(target.default, `${stem}.js`);
      });
    } else {
      test(`${manifest.name}${entry.slice(1)} names files that are there`, () => {
        for (const file of [source, target.types, target.default]) {
          assert.ok(existsSync(path.join(packages, room, file)), `${file} is missing`);
        }
      });
    }

    test(`${manifest.name}${entry.slice(1)} can be imported where there is no page`, async () => {
      await assert.doesNotReject(import(pathToFileURL(path.join(packages, room, source)).href));
    });
  }
}
