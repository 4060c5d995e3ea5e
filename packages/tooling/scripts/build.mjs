// `npm run build`: every built file that others rely on. Each room with more than `tsc` to do has its own `build.mjs`.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './files.mjs';
import { bin, run, source } from './run.mjs';

const wanted = process.argv.slice(2);

/** In order: later steps use what earlier ones wrote. What a step `writes` is what others rely on by name. */
const steps = [
  { name: 'types', run: () => bin('tsc', ['-b']), writes: ['packages/core/dist/index.js'] },
  { name: 'openapi', run: () => source('packages/api/build.ts'), writes: ['packages/api/dist/openapi.json'] },
  {
    name: 'consent',
    run: () => run(process.execPath, ['packages/consent/build.mjs']),
    writes: ['packages/consent/dist/gate.js', 'packages/consent/dist/consent.js'],
  },
  {
    name: 'embed',
    run: () => run(process.execPath, ['packages/embed/build.mjs']),
    writes: ['packages/embed/dist/dialora.js'],
  },
  {
    name: 'scenes',
    run: () => run(process.execPath, ['demo/scenes/build.mjs']),
    writes: ['demo/dist/scenes/index.html'],
  },
  {
    name: 'extension',
    run: () => run(process.execPath, ['extension/build.mjs']),
    writes: ['extension/.output/chrome-mv3/manifest.json', 'extension/.output/firefox-mv3/manifest.json'],
  },
];

for (const step of steps) {
  if (wanted.length > 0 && !wanted.includes(step.name)) continue;
  const started = Date.now();
  const { code } = await step.run();
  const missing = step.writes.filter((file) => !existsSync(path.join(root, file)));
  if (code !== 0 || missing.length > 0) {
    console.error(`Build step "${step.name}" failed${code === 0 ? `: it wrote no ${missing.join(', ')}` : ''}.`);
    process.exit(1);
  }
  console.log(`built ${step.name} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
