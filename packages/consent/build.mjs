// Builds what a page embeds. Every size below is a promise (brotli 11): over it, the build fails.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const here = import.meta.dirname;
const common = {
  bundle: true,
  minify: true,
  target: 'es2022',
  legalComments: 'none',
  conditions: ['source'],
  absWorkingDir: here,
  logLevel: 'warning',
};

await build({ ...common, entryPoints: [path.join(here, 'src/gate/auto.ts')], format: 'iife', outfile: 'dist/gate.js' });
await build({ ...common, entryPoints: { consent: path.join(here, 'src/define.ts') }, format: 'esm', outdir: 'dist' });

const size = (file) => brotliCompressSync(readFileSync(path.join(here, file))).length;
const budgets = { 'dist/gate.js': 1500, 'dist/consent.js': 10_000 };
for (const [file, most] of Object.entries(budgets)) {
  console.log(`${file}: ${size(file)} B brotli, at most ${most}`);
  if (size(file) > most) process.exitCode = 1;
}
