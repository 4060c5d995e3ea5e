// How the script tag is bundled, and what the dialer weighs to its first paint: for the build and for the benches.
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { leanPlansVite } from '@dialora/phone-numbers/bundler';
import { rolldown } from 'rolldown';

const room = import.meta.dirname;

/** Style sheets stand in template literals, which no minifier touches: comments and indentation go here. */
const leanStyles = {
  name: 'lean-styles',
  transform: {
    filter: { id: /packages\/(elements|consent)\/src\/.*\.ts$/ },
    handler: (text) => ({
      code: text.replace(/\bcss`[^`]*`/g, (sheet) =>
        sheet
          .replace(/\/\*[\s\S]*?\*\//g, '')
          .replace(/\s+/g, ' ')
          .replace(/ ?([{};,]) ?/g, '$1'),
      ),
      map: null,
    }),
  },
};

const lit = /node_modules\/(?:@lit|lit|lit-html|lit-element)\/|@oxc-project\+runtime/;
const elements = /packages\/elements\/src\/(?!define\/)/;
const core = /packages\/core\/src\//;
/** What every element stands on. */
const foundation = /packages\/elements\/src\/(?:provider\/|internal\/(?:workspace-controller|define)\.)/;

/**
 * Few files for what loads together: each costs its request, its compilation and the dictionary of its own brotli. Left
 * alone there is one for every set of entries that share code, and the dialer came as 27.
 */
const groups = [
  { name: 'base', test: (id) => lit.test(id) || foundation.test(id), minShareCount: 2, priority: 3 },
  { name: 'ui', test: elements, minShareCount: 3, priority: 2 },
  { name: 'core', test: core, minShareCount: 2, maxModuleSize: 6500, priority: 1 },
  { name: 'api', test: /packages\/api\/src\//, minShareCount: 2 },
];

/** Builds as the script tag is built, minified and split, for browsers of 2022 and later: the chunks by their file. */
export async function bundle({ input, external = [] }) {
  const made = await rolldown({
    input,
    external,
    cwd: room,
    platform: 'browser',
    tsconfig: '../tooling/tsconfig.base.json',
    resolve: { conditionNames: ['source', 'module', 'browser', 'production', 'import', 'default'] },
    transform: { target: 'es2022', define: { 'process.env.NODE_ENV': '"production"' } },
    plugins: [leanStyles, leanPlansVite],
  });
  try {
    const { output } = await made.generate({
      format: 'es',
      minify: true,
      comments: false,
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
      codeSplitting: { groups },
    });
    const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
    for (const [file, { imports }] of chunks) {
      // Whatever of a circle runs first finds the rest not there yet.
      if (imports.some((imported) => withImports(imported, chunks).has(file)))
        throw new Error(`${file} is imported by what it imports: give what they share a group of its own.`);
    }
    return chunks;
  } finally {
    await made.close();
  }
}

/** Every file that loads with this one. */
export function withImports(file, chunks, files = new Set()) {
  if (files.has(file) || !chunks.has(file)) return files;
  files.add(file);
  for (const imported of chunks.get(file).imports) withImports(imported, chunks, files);
  return files;
}

/** Brotli bytes of these files. */
export function weigh(files, chunks) {
  return [...files].reduce((sum, file) => sum + brotliCompressSync(chunks.get(file).code).byteLength, 0);
}

/** What the dialer may weigh to its first paint, in bytes of brotli. */
export const dialerBar = 25_000;

/** What the dialer weighs to its first paint on a page that has Lit already. */
export async function weighDialer() {
  const chunks = await bundle({
    input: { dialer: path.join(room, '../elements/src/define/dialora-dialer.ts') },
    external: [/^lit(?:\/|$)/, /^@lit\//],
  });
  return weigh(withImports('dialer.js', chunks), chunks);
}
