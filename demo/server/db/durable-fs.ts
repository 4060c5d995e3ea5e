import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** The part of emscripten's file stream that the hooks touch. */
interface Stream {
  readonly path?: string;
  /** Descriptor of the host's file; directories have none. */
  readonly nfd?: number;
}

interface StreamOperations {
  fsync?: (stream: Stream) => number;
  write: (stream: Stream, ...rest: unknown[]) => number;
}

interface EmscriptenModule {
  readonly NODEFS: { readonly stream_ops: StreamOperations };
}

const mountPoint = '/pglite/data/';

/**
 * PGlite's data folder on a disk that may lose power. Out of the box PGlite runs with `fsync=off`, and emscripten's
 * file system answers `fsync` by doing nothing (electric-sql/pglite#1107). Here PostgreSQL runs with `fsync=on` and its
 * calls reach the disk, with one difference that keeps the event loop free for audio: the flush of the write-ahead log
 * at a commit is only noted, and `settled()` does it off the main thread, once for all commits that wait for it (group
 * commit). Nobody is told of a commit before. The log still reaches the disk before any page it describes, because a
 * write to a data file first flushes what was noted.
 */
export class DurableFS extends NodeFS {
  readonly #root: string;
  readonly #unflushed = new Set<string>();
  #flushing: Promise<void> | undefined;

  constructor(root: string) {
    super(root);
    this.#root = root;
  }

  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]): ReturnType<NodeFS['init']> {
    const ready = await super.init(pg, options);
    const hook = (module: unknown): void => this.#hook(module as EmscriptenModule);
    const { preRun = [] } = ready.emscriptenOpts;
    return { emscriptenOpts: { ...ready.emscriptenOpts, preRun: [preRun, hook].flat() } };
  }

  /** Resolves once the log of every commit so far is on the disk. */
  async settled(): Promise<void> {
    // A flush under way may have begun before the caller's commit, so only the next one counts.
    while (this.#flushing !== undefined) await this.#flushing;
    if (this.#unflushed.size === 0) return;
    this.#flushing = this.#flush().finally(() => (this.#flushing = undefined));
    await this.#flushing;
  }

  async #flush(): Promise<void> {
    const files = [...this.#unflushed];
    this.#unflushed.clear();
    try {
      for (const file of files) await syncLater(file);
    } catch (error) {
      for (const file of files) this.#unflushed.add(file);
      throw error;
    }
  }

  #hook(module: EmscriptenModule): void {
    const operations = module.NODEFS.stream_ops;
    const write = operations.write;
    operations.fsync = (stream) => {
      const file = this.#hostPath(stream);
      if (file !== undefined && isLog(file)) {
        this.#unflushed.add(file);
        return 0;
      }
      this.#flushNow();
      if (stream.nfd !== undefined) fsyncSync(stream.nfd);
      else if (file !== undefined) syncPath(file);
      return 0;
    };
    operations.write = (stream, ...rest) => {
      if (this.#unflushed.size > 0) {
        const file = this.#hostPath(stream);
        if (file !== undefined && !isLog(file)) this.#flushNow();
      }
      return write(stream, ...rest);
    };
  }

  #flushNow(): void {
    for (const file of this.#unflushed) {
      try {
        syncPath(file);
      } catch (error) {
        if (!isGone(error)) throw error;
      }
    }
    this.#unflushed.clear();
  }

  #hostPath(stream: Stream): string | undefined {
    if (stream.path?.startsWith(mountPoint) !== true) return undefined;
    return path.join(this.#root, stream.path.slice(mountPoint.length));
  }
}

/** A segment of the write-ahead log in use; one that is being made has another name and is flushed at once. */
function isLog(file: string): boolean {
  return /pg_wal[\\/][0-9A-F]{24}$/.test(file);
}

async function syncLater(file: string): Promise<void> {
  try {
    const handle = await open(file, 'r+');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** A segment that a checkpoint has done away with: everything it described is on the disk already. */
function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function syncPath(file: string): void {
  const descriptor = openSync(file, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Flushes a whole folder, deepest entries first: for a database that was just made. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const child = path.join(folder, entry.name);
    if (entry.isDirectory()) syncTree(child);
    else if (entry.isFile()) syncPath(child);
  }
  syncPath(folder);
}
