import type { BuildOptions, BuildResult, Metafile, OutputFile } from 'esbuild';

/** What `withImports` reads of an esbuild metafile. */
export interface Files {
  readonly outputs: Readonly<Record<string, Pick<Metafile['outputs'][string], 'imports'>>>;
}

/** Every file that loads with this one. */
export function withImports(file: string, metafile: Files): Set<string>;

/**
 * Merges the chunks of a split esbuild build. Returns the files with their new contents, by their path relative to `root`,
 * and a metafile of them as far as `withImports` reads it.
 */
export function mergeChunks(
  built: Pick<BuildResult<{ metafile: true; write: false }>, 'metafile'> & {
    readonly outputFiles: readonly OutputFile[];
  },
  root: string,
  options: BuildOptions,
): Promise<{ readonly files: ReadonlyMap<string, Uint8Array>; readonly metafile: Metafile }>;
