// Builds the scenes and lays what a business would embed beside them, as built by its own package.
import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';

const scenes = import.meta.dirname;
const out = path.join(scenes, '../dist/scenes');
const embedded = [
  ['packages/embed/dist', 'embed'],
  ['packages/consent/dist', 'consent'],
  ['demo/scenes/site/tags', 'site/tags'],
];

await build({ configFile: path.join(scenes, 'vite.config.ts'), logLevel: 'warn' });
for (const [from, to] of embedded) {
  const source = path.join(scenes, '../..', from);
  if (!existsSync(source)) throw new Error(`${from} is missing: run "npm run build" first.`);
  cpSync(source, path.join(out, to), {
    recursive: true,
    filter: (file) => !/\.(d\.ts|d\.ts\.map|tsbuildinfo|test\.js)$/.test(file),
  });
}
