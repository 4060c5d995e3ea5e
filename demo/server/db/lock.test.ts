import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FolderInUseError, lockFolder } from './lock.js';

const lockModule = pathToFileURL(fileURLToPath(new URL('./lock.ts', import.meta.url))).href;
let folder = '';
let children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dialora-lock-'));
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const nothing = { onLost: () => undefined };

/** Another process that takes the lock and holds it, or says why it cannot. */
async function other(): Promise<{ readonly child: ChildProcess; readonly said: string }> {
  const program = `
    const { lockFolder } = await import(${JSON.stringify(lockModule)});
    try { lockFolder(${JSON.stringify(folder)}, { onLost() { process.exit(3) } }); console.log('held'); setInterval(() => {}, 1e6); }
    catch (error) { console.log(error.message); }`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: chunk.toString().trim() };
}

test('a second process is refused with a sentence that names the folder, the process and the way out', async () => {
  const { child, said } = await other();
  assert.equal(said, 'held');
  assert.throws(
    () => lockFolder(folder, nothing),
    (error) => {
      assert.ok(error instanceof FolderInUseError);
      assert.ok(error.message.includes(folder));
      assert.ok(error.message.includes(`process ${child.pid}`));
      assert.match(error.message, /DIALORA_DATA/);
      return true;
    },
  );
});

test('after kill -9 the folder is free at once', async () => {
  const { child } = await other();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = lockFolder(folder, nothing);
  assert.equal((await other()).said.includes(`process ${process.pid}`), true);
  lock.release();
});

test('giving it free lets the next one in, and only one’s own lock is removed', () => {
  const first = lockFolder(folder, nothing);
  first.release();
  const second = lockFolder(folder, nothing);
  first.release();
  assert.throws(() => lockFolder(folder, nothing), FolderInUseError);
  second.release();
  assert.equal(existsSync(path.join(folder, 'lock')), false);
});

test('of many that find a dead lock, one gets it', async () => {
  const { child } = await other();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const said = await Promise.all(Array.from({ length: 3 }, () => other().then((one) => one.said)));
  assert.equal(said.filter((one) => one === 'held').length, 1, said.join('\n'));
});

test('a pid that now belongs to another program does not keep the folder', () => {
  const holder = { id: 'x', pid: process.pid, host: hostname(), process_start: 'boot:1', locked_at: '' };
  writeFileSync(path.join(folder, 'lock'), JSON.stringify(holder));
  lockFolder(folder, nothing).release();
});

test('another machine’s lock counts while its heart beats', () => {
  const file = path.join(folder, 'lock');
  writeFileSync(file, JSON.stringify({ id: 'x', pid: 1, host: 'elsewhere', process_start: null, locked_at: '' }));
  assert.throws(() => lockFolder(folder, nothing), FolderInUseError);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(file, longAgo, longAgo);
  lockFolder(folder, nothing).release();
});

test('a lock file that a crash cut short is no lock after a moment', () => {
  const file = path.join(folder, 'lock');
  writeFileSync(file, '{"pid":');
  assert.throws(() => lockFolder(folder, nothing), FolderInUseError);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(file, longAgo, longAgo);
  lockFolder(folder, nothing).release();
});

test('who loses the lock is told within seconds', async () => {
  let lost = (): void => undefined;
  const told = new Promise<void>((resolve) => (lost = resolve));
  const lock = lockFolder(folder, { onLost: () => lost() });
  const file = path.join(folder, 'lock');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"id":"[^"]+"/, '"id":"a thief"'));
  const alive = setInterval(() => undefined, 1_000);
  await told;
  clearInterval(alive);
  lock.release();
  assert.ok(existsSync(file), 'the thief’s lock is left alone');
});
