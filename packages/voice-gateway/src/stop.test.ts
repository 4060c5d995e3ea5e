import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';

test('a gateway that was stopped in the middle of calls lets the process end by itself', async () => {
  const script = path.join(import.meta.dirname, '../testing/open-and-stop.ts');
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', script], { stdio: 'pipe' });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const overdue = setTimeout(() => child.kill('SIGKILL'), 25_000);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(overdue);
  assert.equal(code, 0, output);
  assert.match(output, /{"calls":0,"sockets":0,"peers":0,"timers":0}/);
});
