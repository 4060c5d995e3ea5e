// Builds what a page embeds: `gate.js` (classic, inlineable) and `consent.js` (module, Lit inside).
import path from 'node:path';
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
