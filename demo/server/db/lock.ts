import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, statSync, unlinkSync, utimesSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import * as z from 'zod/mini';

/** Another process uses the folder; the message says which one and what to do. */
export class FolderInUseError extends Error {
  override readonly name = 'FolderInUseError';
  readonly folder: string;
  readonly pid: number;

  constructor(folder: string, pid: number) {
    super(
      `The data folder ${folder} is in use by another server (process ${pid}). ` +
        `Stop that one first, or set DIALORA_DATA to another folder for this one.`,
    );
    this.folder = folder;
    this.pid = pid;
  }
}

const lockSchema = z.object({
  id: z.string(),
  pid: z.int(),
  host: z.string(),
  /** When the process began, as the kernel knows it: tells it from a later one that was given the same pid. */
  process_start: z.nullable(z.string()),
  locked_at: z.string(),
});

type Lock = z.output<typeof lockSchema>;

export interface FolderLock {
  /** Gives the folder free; calling it again does nothing. */
  release(): void;
}

const heartbeatMs = 2_000;
/** Only where the kernel cannot say when a process began. Far above the heartbeat, for machines that were asleep. */
const deadAfterMs = 30_000;

/**
 * Takes the folder for this process by a file that only one can create (`O_EXCL`). PGlite has no lock of its own: a
 * second process would open the same files and commits would be lost. After a crash the next process sees that the
 * holder is gone and takes over.
 * @throws FolderInUseError when a living process holds it.
 */
export function lockFolder(folder: string, options: { readonly onLost: () => void }): FolderLock {
  const file = path.join(folder, 'lock');
  const own: Lock = {
    id: randomUUID(),
    pid: process.pid,
    host: hostname(),
    process_start: processStart(process.pid),
    locked_at: new Date().toISOString(),
  };
  take(folder, file, own);

  const heartbeat = setInterval(() => {
    if (readLock(file)?.id === own.id) {
      const now = new Date();
      utimesSync(file, now, now);
      return;
    }
    clearInterval(heartbeat);
    options.onLost();
  }, heartbeatMs);
  heartbeat.unref();

  return {
    release() {
      clearInterval(heartbeat);
      if (readLock(file)?.id === own.id) unlinkSync(file);
    },
  };
}

function take(folder: string, file: string, own: Lock): void {
  if (create(file, own)) return;
  // Whoever finds a dead lock removes it under a second lock, or two finders could each remove the other's new one.
  const turn = `${file}.turn`;
  const turnTaken = create(turn, own) || (isDead(turn) && (removeIfThere(turn), create(turn, own)));
  if (!turnTaken) throw new FolderInUseError(folder, readLock(turn)?.pid ?? 0);
  try {
    if (!isDead(file)) throw new FolderInUseError(folder, readLock(file)?.pid ?? 0);
    removeIfThere(file);
    if (!create(file, own)) throw new FolderInUseError(folder, readLock(file)?.pid ?? 0);
  } finally {
    removeIfThere(turn);
  }
}

/** False when the file is there already. */
function create(file: string, lock: Lock): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'wx', 0o600);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(descriptor, `${JSON.stringify(lock)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return true;
}

function isDead(file: string): boolean {
  const age = ageOf(file);
  if (age === undefined) return true;
  const holder = readLock(file);
  // Created but not written yet, or cut short by a crash.
  if (holder === undefined) return age > heartbeatMs;
  // Another machine's process cannot be asked; its heartbeat can.
  if (holder.host !== hostname()) return age > deadAfterMs;
  if (!isAlive(holder.pid)) return true;
  const start = processStart(holder.pid);
  if (start !== null && holder.process_start !== null) return start !== holder.process_start;
  return age > deadAfterMs;
}

function readLock(file: string): Lock | undefined {
  try {
    const parsed = lockSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function ageOf(file: string): number | undefined {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return undefined;
  }
}

function removeIfThere(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return codeOf(error) === 'EPERM';
  }
}

/** Boot and clock tick at which the process began (proc(5), field 22 of `stat`); null where there is no `/proc`. */
function processStart(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold spaces and brackets itself.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? null : `${boot}:${ticks}`;
  } catch {
    return null;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
