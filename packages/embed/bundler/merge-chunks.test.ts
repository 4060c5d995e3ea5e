import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { mergeChunks, withImports } from './merge-chunks.mjs';

/** A page that brings two elements when asked; one of them brings a view later, and they share this and that. */
const project: Readonly<Record<string, string>> = {
  'page.ts': `export const bring = { one: () => import('./define/dialora-one.js'), two: () => import('./define/dialora-two.js'), engine: () => import('./engine.js') };`,
  'define/dialora-one.ts': `import { one, view } from '../one.js'; export { view }; globalThis.seen.push(one());`,
  'define/dialora-two.ts': `import { label } from '../label.js'; import { tick } from '../tick.js'; export const two = label('two') + tick(); globalThis.seen.push(two);`,
  'one.ts': `import { label } from './label.js'; import { inner } from './inner.js'; import { tick } from './tick.js'; export const one = () => label('one') + inner + tick(); export const view = () => import('./view.js');`,
  'inner.ts': `export const inner = ' inner '; globalThis.seen.push('inner');`,
  'label.ts': `export const label = (name: string) => '<' + name + '>';`,
  'tick.ts': `let count = 0; export const tick = () => ++count;`,
  'view.ts': `import { inner } from './inner.js'; import { label } from './label.js'; export default label('view') + inner;`,
  'engine.ts': `import { tick } from './tick.js'; export const engine = tick();`,
};

describe('chunks that load together', () => {
  let room: string;
  const options = { bundle: true, splitting: true, format: 'esm', minify: true, metafile: true, write: false } as const;
  const first = () =>
    build({
      ...options,
      absWorkingDir: room,
      outdir: 'out',
      entryPoints: ['page.ts'],
      chunkNames: 'chunks/[name]-[hash]',
    });

  before(async () => {
    room = await mkdtemp(path.join(tmpdir(), 'dialora-chunks-'));
    for (const [file, text] of Object.entries(project)) {
      await mkdir(path.dirname(path.join(room, file)), { recursive: true });
      await writeFile(path.join(room, file), text);
    }
    await writeFile(path.join(room, 'package.json'), '{ "type": "module" }');
  });
  after(() => rm(room, { recursive: true }));

  test('are one file, and every module still runs once and says what it said', async () => {
    const split = await first();
    const { files, metafile } = await mergeChunks(split, room, { ...options, absWorkingDir: room });
    const parts = (metafile_: Parameters<typeof withImports>[1]): number => {
      const one = Object.keys(metafile_.outputs).find((file) => file.includes('dialora-one'));
      assert.ok(one);
      return withImports(one, metafile_).size;
    };
    assert.ok(parts(metafile) < parts(split.metafile), `${parts(metafile)} files instead of ${parts(split.metafile)}`);
    assert.ok(files.size < split.outputFiles.length);
    for (const [file, contents] of files) {
      await mkdir(path.dirname(path.join(room, file)), { recursive: true });
      await writeFile(path.join(room, file), contents);
    }
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    const { bring } = (await import(pathToFileURL(path.join(room, 'out/page.js')).href)) as {
      bring: Record<'one' | 'two' | 'engine', () => Promise<Record<string, unknown>>>;
    };
    const { view } = await bring.one();
    const { default: words } = await (view as () => Promise<{ default: string }>)();
    assert.equal(words, '<view> inner ');
    assert.equal((await bring.two())['two'], '<two>2');
    assert.equal((await bring.engine())['engine'], 3);
    assert.deepEqual(seen, ['inner', '<one> inner 1', '<two>2']);
  });

  test('are named by what is in them, in whatever order they were found', async () => {
    const [one, two] = [await first(), await first()];
    const again = await mergeChunks({ ...two, outputFiles: two.outputFiles.toReversed() }, room, options);
    const names = [...(await mergeChunks(one, room, options)).files.keys()].sort();
    assert.deepEqual([...again.files.keys()].sort(), names);
  });
});
