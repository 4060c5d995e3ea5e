import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../../..');

const shared = {
  bundle: true,
  minify: true,
  target: 'es2022',
  write: false,
  logLevel: 'error',
  absWorkingDir: root,
  conditions: ['source', 'production'],
  define: { 'process.env.NODE_ENV': '"production"' },
};

/** The page's script for one list. */
export async function bundleAdapter(name) {
  const contents = `import { create } from './adapters/${name}.js'; import { install } from './page.js'; install(create);`;
  const stdin = { contents, resolveDir: here, loader: 'js' };
  const result = await build({ ...shared, stdin, format: 'iife' });
  return result.outputFiles[0].text;
}

const libraries = {
  ours: "export { WindowedList } from './packages/elements/src/internal/windowed-list/windowed-list.ts'",
  'lit-virtualizer': "import '@lit-labs/virtualizer'",
  'virtual-core':
    "export { Virtualizer, elementScroll, observeElementOffset, observeElementRect } from '@tanstack/virtual-core'",
  virtua:
    "export { createListLayout, createVirtualStore, createContainerDriver, ACTION_ITEMS_LENGTH_CHANGE, UPDATE_VIRTUAL_STATE } from 'virtua/unstable_core'",
};

/** Bytes of gzip -9 of the list alone; Lit is not counted for anybody. */
export async function librarySize(name) {
  const stdin = { contents: libraries[name], resolveDir: path.join(root, 'demo'), loader: 'ts' };
  if (name === 'ours') stdin.resolveDir = root;
  const result = await build({
    ...shared,
    stdin,
    format: 'esm',
    external: ['lit', 'lit/*', 'lit-html', 'lit-html/*', '@lit/*'],
  });
  return gzipSync(result.outputFiles[0].contents, { level: 9 }).length;
}
