// Builds what a page embeds, and holds it to its sizes (brotli 11): over one of them, the build fails.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const here = import.meta.dirname;
const dist = path.join(here, 'dist');
rmSync(path.join(dist, 'page'), { recursive: true, force: true });

/** Style sheets stand in template literals, which no minifier touches. */
const leanStyles = {
  name: 'lean-styles',
  transform: {
    filter: { id: /styles\.ts$/ },
    handler: (text) => ({ code: text.replace(/`\n[^`]*`/g, (sheet) => sheet.replace(/\n/g, '')), map: null }),
  },
};

/**
 * What stays apart: the languages, one set of files for all entries, each fetched when it is read, and `external` as it is
 * written.
 */
const apart = (languages, external) => ({
  name: 'apart',
  resolveId(id) {
    if (/languages\/index\.js$/.test(id)) return { id: `${languages}lang/index.js`, external: true };
    return external?.test(id) ? { id, external: true } : undefined;
  },
});

/** One entry, one file, minified, for browsers of 2022 and later. */
async function write(entry, file, { format = 'es', languages = './', external, banner = '' } = {}) {
  const made = await rolldown({
    input: entry,
    cwd: here,
    platform: 'browser',
    tsconfig: false,
    resolve: { conditionNames: ['source', 'production', 'import', 'default'] },
    transform: { target: 'es2022' },
    plugins: [leanStyles, apart(languages, external)],
  });
  const { output } = await made.generate({ format, minify: true, comments: false, codeSplitting: false });
  await made.close();
  mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
  writeFileSync(path.join(dist, file), `${banner}${output[0].code}`);
}

/** Nearly all of it runs at once: compiled in one go, not function by function (v8.dev/blog/explicit-compile-hints). */
const banner = '//# allFunctionsCalledOnLoad\n';
await write('src/gate/auto.ts', 'gate.js', { format: 'iife', banner });
/** Two files rather than many small ones: what asks is one request, all the rest another. */
await write('src/auto.ts', 'page/banner.js', { external: /more\.js$/, banner });
await write('src/banner/more.ts', 'page/more.js');
await write('src/one-file.ts', 'consent.js', { languages: './page/' });
const languages = readdirSync(path.join(here, 'src/languages')).filter(
  (name) => !/^(en|first|texts|.*\.test)\.ts$/.test(name),
);
for (const name of languages) {
  const file = name.replace(/ts$/, 'js');
  await write(`src/languages/${name}`, `page/lang/${file}`, { external: /^\.\// });
}

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
