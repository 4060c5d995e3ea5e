import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../db/open.js';
import { seed } from '../seed/seed.js';

const serverDir = fileURLToPath(new URL('..', import.meta.url));
/** Made once and used again. */
export const cache = path.join(serverDir, '../.cache');

/**
 * A data folder of its own with the demo's database in it, copied from one that is made once for each state of the
 * migrations and seeds (and each day, for the seeds tell of yesterday). Making it costs ten seconds, copying less than one.
 */
export async function seededFolder(): Promise<string> {
  const master = path.join(cache, `seeded-${fingerprint()}`);
  await makeOnce(master);
  const folder = mkdtempSync(path.join(tmpdir(), 'dialora-server-'));
  cpSync(path.join(master, 'pg'), path.join(folder, 'pg'), { recursive: true });
  return folder;
}

/** Several test files run at once: the first makes it, the others wait. */
async function makeOnce(master: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const turn = `${master}.making`;
  while (!existsSync(master)) {
    if (!takeTurn(turn)) {
      await delay(100);
      continue;
    }
    try {
      if (existsSync(master)) return;
      const unfinished = `${master}.${process.pid}`;
      rmSync(unfinished, { recursive: true, force: true });
      const say = (): void => undefined;
      const database = await openDatabase({
        dataDir: unfinished,
        seed: (opened) => seed(opened, { now: new Date(), say }),
        say,
      });
      await database.close();
      renameSync(unfinished, master);
      for (const old of readdirSync(cache)) {
        if (old.startsWith('seeded-') && !path.join(cache, old).startsWith(master)) {
          rmSync(path.join(cache, old), { recursive: true, force: true });
        }
      }
    } finally {
      rmSync(turn, { recursive: true, force: true });
    }
  }
}

function takeTurn(turn: string): boolean {
  try {
    mkdirSync(turn);
    return true;
  } catch {
    // Whoever had the turn died if it is still there after two minutes.
    const age = Date.now() - (statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > 120_000) rmSync(turn, { recursive: true, force: true });
    return false;
  }
}

/** Of everything that a made-up database depends on. */
export function fingerprint(): string {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10));
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  hash.update(readFileSync(path.join(path.dirname(pglite), '../package.json')));
  for (const dir of ['db', 'seed', 'text', 'records']) {
    for (const file of readdirSync(path.join(serverDir, dir), { recursive: true, encoding: 'utf8' }).sort()) {
      if (/\.(ts|sql)$/.test(file) && !file.endsWith('.test.ts')) {
        hash.update(readFileSync(path.join(serverDir, dir, file)));
      }
    }
  }
  return hash.digest('hex').slice(0, 16);
}
