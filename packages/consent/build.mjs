// Builds what a page embeds, and holds it to its sizes (brotli 11): over one of them, the build fails.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const here = import.meta.dirname;
const dist = path.join(here, 'dist');
rmSync(path.join(dist, 'page'), { recursive: true, force: true });

/** Style sheets stand in template literals, which no minifier touches. */
const leanStyles = {
  name: 'lean-styles',
  setup({ onLoad }) {
    onLoad({ filter: /styles\.ts$/ }, ({ path: file }) => ({
      loader: 'ts',
      contents: readFileSync(file, 'utf8').replace(/`\n[^`]*`/g, (sheet) => sheet.replace(/\n/g, '')),
    }));
  },
};

/** The languages are one set of files for all entries, each fetched when it is read. */
const languagesApart = (from) => ({
  name: 'languages-apart',
  setup({ onResolve }) {
    onResolve({ filter: /languages\/index\.js$/ }, () => ({ path: `${from}lang/index.js`, external: true }));
  },
});

const common = {
  bundle: true,
  minify: true,
  target: 'es2022',
  format: 'esm',
  charset: 'utf8',
  legalComments: 'none',
  conditions: ['source', 'production'],
  absWorkingDir: here,
  outdir: 'dist',
  logLevel: 'warning',
};

/** Nearly all of it runs at once: compiled in one go, not function by function (v8.dev/blog/explicit-compile-hints). */
const banner = { js: '//# allFunctionsCalledOnLoad' };
await build({ ...common, entryPoints: { gate: 'src/gate/auto.ts' }, format: 'iife', banner });
/** Two files rather than many small ones: what asks is one request, all the rest another. */
const firstLayer = { plugins: [leanStyles, languagesApart('./')], external: ['./more.js'] };
await build({
  ...common,
  ...firstLayer,
  entryPoints: { banner: 'src/auto.ts' },
  outdir: 'dist/page',
  banner,
});
await build({
  ...common,
  entryPoints: { more: 'src/banner/more.ts' },
  outdir: 'dist/page',
  plugins: [leanStyles, languagesApart('./')],
});
await build({
  ...common,
  entryPoints: { consent: 'src/one-file.ts' },
  plugins: [leanStyles, languagesApart('./page/')],
});
const languages = readdirSync(path.join(here, 'src/languages')).filter(
  (name) => !/^(en|first|texts|.*\.test)\.ts$/.test(name),
);
await build({
  ...common,
  entryPoints: languages.map((name) => `src/languages/${name}`),
  outdir: 'dist/page/lang',
  bundle: false,
});

const brotli = (bytes) => brotliCompressSync(bytes).length;
const sizes = [
  ['gate', brotli(readFileSync(path.join(dist, 'gate.js'))), 1_500],
  ['one file: gate, banner, panel, styles, English', brotli(readFileSync(path.join(dist, 'consent.js'))), 10_000],
  ['first layer, the gate on the page already', brotli(readFileSync(path.join(dist, 'page/banner.js'))), 4_500],
];
for (const file of readdirSync(path.join(dist, 'page/lang')))
  sizes.push([`language ${file}`, brotli(readFileSync(path.join(dist, 'page/lang', file))), 1_500]);
for (const [what, size, most] of sizes) {
  if (!what.startsWith('language') || size > most) console.log(`${what}: ${size} B brotli, at most ${most} B`);
  if (size > most) process.exitCode = 1;
}
const heaviest = sizes.filter(([what]) => what.startsWith('language')).sort((a, b) => b[1] - a[1])[0];
console.log(`${languages.length - 1} languages, the heaviest: ${heaviest.slice(0, 2).join(', ')} B brotli`);

const unsigned = languages
  .filter((name) => /signedOffBy: null/.test(readFileSync(path.join(here, 'src/languages', name), 'utf8')))
  .map((name) => name.replace('.ts', ''));
if (unsigned.length > 0) console.log(`Machine-made, not yet signed off by a native reader: ${unsigned.join(', ')}`);
