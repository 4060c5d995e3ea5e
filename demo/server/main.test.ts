import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startHarness } from './testing/harness.js';
import { seededFolder } from './testing/seeded.js';
import { openStream } from './testing/stream.js';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

/** Runs the command to its end, or until `until` appears. */
async function run(env: Record<string, string>, until?: RegExp) {
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', main], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const seen = new Promise<void>((resolve) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (until?.test(said) === true) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => resolve());
  });
  const exit = once(child, 'exit') as Promise<[number | null]>;
  await seen;
  return { child, exit, said: () => said };
}

test('the first start says what it does, makes everything, and prints one address; a second start keeps it', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'dialora-main-'));
  const first = await run({ PORT: '0', DIALORA_DATA: dataDir }, /ready at http/);
  assert.match(first.said(), /First start: .*\n/);
  assert.match(first.said(), /Made up 3\d\d contacts with 5000 /);
  assert.equal(first.said().match(/http:\/\//g)?.length, 1, first.said());
  assert.equal(statSync(path.join(dataDir, 'secret')).mode & 0o77, 0, 'nobody else reads the secret');
  first.child.kill('SIGTERM');
  assert.equal((await first.exit)[0], 0, first.said());

  const second = await run({ PORT: '0', DIALORA_DATA: dataDir }, /ready at http/);
  assert.doesNotMatch(second.said(), /First start|Made up/);
  second.child.kill('SIGINT');
  assert.equal((await second.exit)[0], 0);
  rmSync(dataDir, { recursive: true, force: true });
});

test('a port and a folder that are in use are said in a sentence with a way out', async () => {
  const dataDir = await seededFolder();
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  const { port } = blocker.address() as AddressInfo;
  const busyPort = await run({ PORT: String(port), DIALORA_DATA: dataDir });
  assert.equal((await busyPort.exit)[0], 1);
  assert.equal(
    busyPort.said().trim(),
    `Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm run demo`,
  );
  blocker.close();

  const harness = await startHarness({ dataDir });
  const busyFolder = await run({ PORT: '0', DIALORA_DATA: dataDir });
  assert.equal((await busyFolder.exit)[0], 1);
  assert.equal(
    busyFolder.said().trim(),
    `The data folder ${dataDir} is in use by another server (process ${process.pid}). Stop that one first, or set DIALORA_DATA to another folder for this one.`,
  );
  await harness.close();
  const wrong = await run({ PORT: 'high', DIALORA_DATA: dataDir });
  assert.match(wrong.said(), /PORT must be a number/);
});

test('stopping ends open lines and writes the end of calls down', async () => {
  const dataDir = await seededFolder();
  const harness = await startHarness({ dataDir });
  const stream = await openStream(harness.url, await harness.tokenOf('agt_ben'));
  await harness.server.stop();
  await stream.ended;
  assert.throws(() => readFileSync(path.join(dataDir, 'lock')), { code: 'ENOENT' });
  rmSync(dataDir, { recursive: true, force: true });
});
