import { cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openEmbedded } from '../../server/db/pglite.ts';
import { cache, fingerprint, seededFolder } from '../../server/testing/seeded.ts';
import { fill } from './pages.mjs';

/** A data folder of the embedded database with so many entries, copied from one that is made once for each state of the tables. */
export async function filledFolder(rows) {
  const name = `bench-${fingerprint()}-${rows}`;
  const master = path.join(cache, name);
  if (!existsSync(master)) {
    const folder = await seededFolder();
    const nothing = () => undefined;
    const db = await openEmbedded({ folder, prepare: nothing, say: nothing });
    const took = await fill(db, rows);
    await db.close();
    console.log(`pglite: ${rows} activities of one contact written in ${Math.round(took / 1000)} s`);
    for (const old of readdirSync(cache)) {
      const isOld = old.startsWith('bench-') && !old.startsWith(`bench-${fingerprint()}-`);
      if (isOld) rmSync(path.join(cache, old), { recursive: true, force: true });
    }
    // Beside its place first: a copy that is cut short is no master.
    cpSync(folder, `${master}.new`, { recursive: true });
    rmSync(folder, { recursive: true, force: true });
    renameSync(`${master}.new`, master);
  }
  const copy = mkdtempSync(path.join(tmpdir(), 'dialora-bench-'));
  cpSync(path.join(master, 'pg'), path.join(copy, 'pg'), { recursive: true });
  return copy;
}
