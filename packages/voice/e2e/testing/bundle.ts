import path from 'node:path';
import { build } from 'esbuild';

/** Files of a page by their URL path, with the SDK in a chunk of its own as in a real build. */
export type Bundle = ReadonlyMap<string, Uint8Array>;

export async function bundlePages(...names: readonly string[]): Promise<Bundle> {
  const outdir = path.join(import.meta.dirname, 'out');
  const result = await build({
    entryPoints: names.map((name) => path.join(import.meta.dirname, `${name}.ts`)),
    outdir,
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['source'],
    logLevel: 'error',
  });
  return new Map(result.outputFiles.map((file) => [`/${path.relative(outdir, file.path)}`, file.contents]));
}
