// Builds the script tag, dist/dialora.js and its chunks, from source; prints what a page loads for each element.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { bundle, dialerBar, room, weighDialer, withImports } from './bundler/bundle.mjs';

rmSync(path.join(room, 'dist/chunks'), { recursive: true, force: true });

const { files, metafile } = await bundle({ entryPoints: { dialora: 'src/script.ts' } });
mkdirSync(path.join(room, 'dist/chunks'), { recursive: true });
for (const [file, contents] of files) writeFileSync(path.join(room, file), contents);

/** Brotli bytes of these files. */
function weigh(files) {
  return [...files].reduce((sum, file) => sum + brotliCompressSync(readFileSync(path.join(room, file))).byteLength, 0);
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
console.log(
  `dialora.js ${kB(weigh(withImports('dist/dialora.js', metafile)))} brotli, then for each element that the page has:`,
);
for (const [file, { entryPoint }] of Object.entries(metafile.outputs)) {
  const tag = /define\/(dialora-[\w-]+)\.ts$/.exec(entryPoint ?? '')?.[1];
  if (tag === undefined) continue;
  const parts = withImports(file, metafile);
  console.log(`  ${tag} ${kB(weigh(parts))} in ${parts.size} files with Lit`);
}
for (const [file, { inputs }] of Object.entries(metafile.outputs)) {
  const largest = Object.entries(inputs).sort((a, b) => b[1].bytesInOutput - a[1].bytesInOutput)[0]?.[0] ?? '';
  if (/@twilio|libphonenumber/.test(largest)) {
    console.log(`  on first use: ${path.basename(file)} ${kB(weigh([file]))}`);
  }
}
const dialer = await weighDialer();
console.log(`The dialer to its first paint, Lit shared: ${kB(dialer)} of 25 kB.`);
if (dialer > dialerBar) {
  console.error('The dialer is too heavy: look for what does not belong to its first paint.');
  process.exit(1);
}
