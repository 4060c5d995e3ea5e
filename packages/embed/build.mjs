// Builds the script tag, dist/dialora.js and its chunks, from source; prints what a page loads for each element.
import { readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { leanPlansPlugin } from '@dialora/phone-numbers/bundler';

const room = import.meta.dirname;
const out = path.join(room, 'dist');
rmSync(path.join(out, 'chunks'), { recursive: true, force: true });

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

const shared = {
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

const { metafile } = await build({ ...shared, entryPoints: { dialora: 'src/script.ts' } });

/** What the dialer weighs to its first paint on a page that has Lit already. */
async function weighDialer() {
  const { metafile, outputFiles } = await build({
    ...shared,
    entryPoints: { dialer: '../elements/src/define/dialora-dialer.ts' },
    external: ['lit', 'lit/*', '@lit/*'],
    write: false,
  });
  const first = withImports('dist/dialer.js', metafile);
  return outputFiles
    .filter(({ path: file }) => first.has(path.relative(room, file)))
    .reduce((sum, { contents }) => sum + brotliCompressSync(contents).byteLength, 0);
}

/** Every file that loads with this one. */
function withImports(file, { outputs } = metafile, files = new Set()) {
  if (files.has(file)) return files;
  files.add(file);
  for (const { path: imported, kind, external } of outputs[file].imports) {
    if (kind === 'import-statement' && !external) withImports(imported, { outputs }, files);
  }
  return files;
}

/** Brotli bytes of these files. */
function weigh(files) {
  return [...files].reduce((sum, file) => sum + brotliCompressSync(readFileSync(path.join(room, file))).byteLength, 0);
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(`dialora.js ${kB(weigh(withImports('dist/dialora.js')))} brotli, then for each element that the page has:`);
for (const [file, { entryPoint }] of Object.entries(metafile.outputs)) {
  const tag = /define\/(dialora-[\w-]+)\.ts$/.exec(entryPoint ?? '')?.[1];
  if (tag === undefined) continue;
  const bytes = weigh(withImports(file));
  console.log(`  ${tag} ${kB(bytes)} with Lit`);
}
for (const [file, { inputs }] of Object.entries(metafile.outputs)) {
  const largest = Object.entries(inputs).sort((a, b) => b[1].bytesInOutput - a[1].bytesInOutput)[0]?.[0] ?? '';
  if (/@twilio|libphonenumber/.test(largest)) {
    console.log(`  on first use: ${path.basename(file)} ${kB(weigh([file]))}`);
  }
}
const dialer = await weighDialer();
console.log(`The dialer to its first paint, Lit shared: ${kB(dialer)} of 25 kB.`);
if (dialer > 25_000) {
  console.error('The dialer is too heavy: look for what does not belong to its first paint.');
  process.exit(1);
}
