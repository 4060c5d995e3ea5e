// Builds the script tag, dist/dialora.js and its chunks, from source; prints what a page loads for each element.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundle, dialerBar, weigh, weighDialer, withImports } from './bundle.mjs';

const dist = path.join(import.meta.dirname, 'dist');
rmSync(path.join(dist, 'chunks'), { recursive: true, force: true });
mkdirSync(path.join(dist, 'chunks'), { recursive: true });

const chunks = await bundle({ input: { dialora: 'src/script.ts' } });
for (const [file, { code }] of chunks) writeFileSync(path.join(dist, file), code);

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const script = weigh(withImports('dialora.js', chunks), chunks);
console.log(`dialora.js ${kB(script)} brotli, then for each element that the page has:`);
for (const [file, { facadeModuleId }] of chunks) {
  const tag = /define\/(dialora-[\w-]+)\.ts$/.exec(facadeModuleId ?? '')?.[1];
  if (tag === undefined) continue;
  const parts = withImports(file, chunks);
  console.log(`  ${tag} ${kB(weigh(parts, chunks))} in ${parts.size} files with Lit`);
}
for (const [file, { modules }] of chunks) {
  const largest = Object.entries(modules).sort((a, b) => b[1].renderedLength - a[1].renderedLength)[0]?.[0] ?? '';
  if (/@twilio|libphonenumber/.test(largest)) console.log(`  on first use: ${file} ${kB(weigh([file], chunks))}`);
}
const dialer = await weighDialer();
console.log(`The dialer to its first paint, Lit shared: ${kB(dialer)} of 25 kB.`);
if (dialer > dialerBar) {
  console.error('The dialer is too heavy: look for what does not belong to its first paint.');
  process.exit(1);
}
