import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { leanPlansPlugin } from '@dialora/phone-numbers/bundler';

export const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, '../../..');

const shared = {
  bundle: true,
  minify: true,
  target: 'es2022',
  conditions: ['source'],
  logLevel: 'error',
  absWorkingDir: root,
  plugins: [leanPlansPlugin],
};

/** Bundles an entry into one classic script and returns its text; `globalName` keeps its exports. */
export async function bundleScript(entry, { globalName, define = {} } = {}) {
  const result = await build({ ...shared, entryPoints: [entry], format: 'iife', write: false, globalName, define });
  return result.outputFiles[0].text;
}

/** What a page downloads for an entry, in bytes of gzip -9: its first chunks, and those it imports later. */
export async function chunkSizes(entry) {
  const outdir = path.join(root, '.cache/bench-numbers');
  const { outputFiles, metafile } = await build({
    ...shared,
    entryPoints: [entry],
    format: 'esm',
    splitting: true,
    outdir,
    write: false,
    metafile: true,
  });
  const size = (name) => {
    const file = outputFiles.find((one) => path.relative(root, one.path) === name);
    return gzipSync(file.contents, { level: 9 }).length;
  };
  const outputs = Object.entries(metafile.outputs);
  const reach = (name, seen = new Set()) => {
    seen.add(name);
    for (const next of metafile.outputs[name].imports) {
      if (next.kind === 'import-statement' && !seen.has(next.path)) reach(next.path, seen);
    }
    return seen;
  };
  const first = reach(outputs.find(([, output]) => output.entryPoint)[0]);
  const sum = (names) => names.reduce((total, name) => total + size(name), 0);
  const names = outputs.map(([name]) => name);
  return { first: sum([...first]), later: sum(names.filter((name) => !first.has(name))) };
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
