import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, '../../..');

const shared = {
  bundle: true,
  minify: true,
  target: 'es2022',
  conditions: ['source'],
  logLevel: 'error',
  absWorkingDir: root,
};

/** Bundles an entry into one classic script and returns its text; `globalName` keeps its exports. */
export async function bundleScript(entry, { globalName, define = {} } = {}) {
  const result = await build({ ...shared, entryPoints: [entry], format: 'iife', write: false, globalName, define });
  return result.outputFiles[0].text;
}

/** Sizes of what a page downloads: the first chunk and everything, in bytes of gzip -9. */
export async function bundleChunks(entry) {
  const result = await build({
    ...shared,
    entryPoints: [entry],
    format: 'esm',
    splitting: true,
    outdir: path.join(root, '.cache/bench-numbers'),
    write: false,
    metafile: true,
  });
  return { files: result.outputFiles, metafile: result.metafile };
}

/** Imports our package from its TypeScript source, without a build. */
export async function importSource(entry) {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'dialora-numbers-'));
  const outfile = path.join(dir, 'bundle.mjs');
  try {
    await build({ ...shared, minify: false, entryPoints: [entry], format: 'esm', platform: 'node', outfile });
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
