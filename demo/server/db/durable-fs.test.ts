import assert from 'node:assert/strict';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { rmSync } from 'node:fs';
import { mock, test } from 'node:test';
import { seededFolder } from '../testing/seeded.js';

// What the disk is told is the point here, so the calls that tell it are watched.
const synced: string[] = [];
const realOpen = fs.promises.open;
mock.method(fs.promises, 'open', async (...args: Parameters<typeof realOpen>) => {
  const handle = await realOpen(...args);
  const sync = handle.sync.bind(handle);
  handle.sync = () => {
    synced.push(String(args[0]));
    return sync();
  };
  return handle;
});
const fsyncSync = mock.method(fs, 'fsyncSync');
syncBuiltinESMExports();

test('a write resolves after the log reached the disk, many waiting share one flush, reads wait for none', async () => {
  const { openEmbedded } = await import('./pglite.js');
  const folder = await seededFolder();
  const db = await openEmbedded({ folder, prepare: () => Promise.resolve(), say: () => undefined });
  const note = `update contacts set title = 'x' where id = 'con_dana'`;
  try {
    synced.length = 0;
    await db.write('acc_northlight', (tx) => tx.query(note));
    assert.deepEqual(
      synced.map((file) => /pg_wal.[0-9A-F]{24}$/.test(file)),
      [true],
    );

    synced.length = 0;
    await db.read('acc_northlight', (tx) => tx.query('select 1'));
    assert.deepEqual(synced, []);

    await Promise.all(Array.from({ length: 40 }, () => db.write('acc_northlight', (tx) => tx.query(note))));
    assert.ok(synced.length >= 1 && synced.length < 40, `${synced.length} flushes for 40 commits`);

    // A checkpoint writes the tables themselves; PostgreSQL's own order of flushes reaches the disk.
    const before = fsyncSync.mock.callCount();
    await db.owner((tx) => tx.query('select 1'));
    await db.close();
    assert.ok(fsyncSync.mock.callCount() > before + 3, 'closing flushes tables and control file');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
