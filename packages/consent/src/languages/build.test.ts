import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';

const here = path.join(import.meta.dirname, '../..');

/** The build as it stands, run in a copy: the package's own `dist` may be in use by a server meanwhile. */
describe('build of the languages', () => {
  let copy = '';
  let said = '';

  before(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'consent-build-'));
    for (const name of ['src', 'build.mjs', 'package.json']) {
      cpSync(path.join(here, name), path.join(copy, name), { recursive: true });
    }
    symlinkSync(path.join(here, '../../node_modules'), path.join(copy, 'node_modules'));
    // One language that a native reader has signed off.
    const italian = path.join(copy, 'src/languages/it.ts');
    writeFileSync(
      italian,
      readFileSync(italian, 'utf8').replace('signedOffBy: null', "signedOffBy: 'A reader, 2026-11-22'"),
    );
    said = execFileSync(process.execPath, ['build.mjs'], { cwd: copy, encoding: 'utf8' });
  });

  after(() => rmSync(copy, { recursive: true, force: true }));

  it('lists the languages that nobody has signed off, and only those', () => {
    const listed = /not yet signed off by a native reader: (.*)/.exec(said)?.[1]?.split(', ') ?? [];
    const all = readdirSync(path.join(here, 'src/languages'))
      .filter((name) => !/^(en|first|index|texts|.*\.test)\.ts$/.test(name))
      .map((name) => name.replace('.ts', ''));
    assert.deepEqual([...listed].sort(), all.filter((code) => code !== 'it').sort());
  });

  it('keeps each language, notice included, under 1.5 kB brotli', () => {
    const folder = path.join(copy, 'dist/page/lang');
    const files = readdirSync(folder);
    assert.ok(files.length > 30);
    for (const file of files) {
      const size = brotliCompressSync(readFileSync(path.join(folder, file))).length;
      assert.ok(size <= 1_500, `${file}: ${size} B`);
    }
  });

  it('leaves every language but English out of the files that a page loads first', () => {
    for (const file of ['gate.js', 'page/banner.js', 'consent.js', 'page/more.js']) {
      const text = readFileSync(path.join(copy, 'dist', file), 'utf8');
      assert.doesNotMatch(text, /गोपनीयता|Datenschutz|الخصوصية/, file);
    }
  });
});
