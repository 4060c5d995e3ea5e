// How the script tag is bundled, and what the dialer weighs to its first paint: for the build and for the benches.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { leanPlansPlugin } from '@dialora/phone-numbers/bundler';
import { mergeChunks, withImports } from './merge-chunks.mjs';

export { withImports };

export const room = path.dirname(import.meta.dirname);

/** Style sheets stand in template literals, which no minifier touches: comments and indentation go here. */
const leanStyles = {
  name: 'lean-styles',
  setup({ onLoad }) {
    onLoad({ filter: /packages\/(elements|consent)\/src\/.*\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      return {
        loader: 'ts',
        contents: text.replace(/\bcss`[^`]*`/g, (sheet) =>
          sheet
            .replace(/\/\*[\s\S]*?\*\//g, '')
            .replace(/\s+/g, ' ')
            .replace(/ ?([{};,]) ?/g, '$1'),
        ),
      };
    });
  },
};

/** Options of every bundle: minified, split, for browsers of 2022 and later. */
export const shared = {
  absWorkingDir: room,
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  chunkNames: 'chunks/[name]-[hash]',
  conditions: ['source', 'module', 'browser', 'production'],
  tsconfig: '../tooling/tsconfig.base.json',
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [leanStyles, leanPlansPlugin],
  metafile: true,
  logLevel: 'warning',
};

/** Builds as the script tag is built: the files by their path from this room, and the metafile for `withImports`. */
export async function bundle(options) {
  const first = await build({ ...shared, ...options, write: false });
  return mergeChunks(first, room, shared);
}

/** What the dialer may weigh to its first paint, in bytes of brotli. */
export const dialerBar = 25_000;

/** What the dialer weighs to its first paint on a page that has Lit already. */
export async function weighDialer() {
  const { metafile, files } = await bundle({
    entryPoints: { dialer: '../elements/src/define/dialora-dialer.ts' },
    external: ['lit', 'lit/*', '@lit/*'],
  });
  return [...withImports('dist/dialer.js', metafile)].reduce(
    (sum, file) => sum + brotliCompressSync(files.get(file)).byteLength,
    0,
  );
}
