import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { openPhone, until } from '../../testing/node-phone.js';
import { scripts } from '../scripts/index.js';
import { run } from './run.js';

function type(...args: readonly string[]) {
  const lines: string[] = [];
  const terminal = { out: (line: string) => void lines.push(line), error: (line: string) => void lines.push(line) };
  return { started: run(args, terminal), text: () => lines.join('\n') };
}

test('--help explains every script and every address', async () => {
  const { started, text } = type('--help');
  assert.equal(await started, undefined);
  for (const { name, about } of scripts) {
    assert.ok(text().includes(name), name);
    assert.ok(text().includes(about), about);
  }
  assert.match(text(), /POST \/token/);
  assert.match(text(), /chunderw/);
});

test('--version says a version', async () => {
  const { started, text } = type('--version');
  await started;
  assert.match(text(), /^\d+\.\d+\.\d+$/);
});

test('it prints an address and a token that work, and what happens', async () => {
  const { started, text } = type('--port', '0');
  const gateway = await started;
  const url = /at (ws:\S+)/.exec(text())?.[1] ?? '';
  const phone = await openPhone(url, /^eyJ\S+$/m.exec(text())?.[0] ?? '');
  await phone.dial({ To: 'busy' });
  await until(() => text().includes('agent.1 ended busy'), 'the line about the call');
  await phone.close();
  await gateway?.stop();
});

test('a port that is taken, or is no port, and an unknown option are said in a sentence', async () => {
  const first = type('--port', '0', '--quiet');
  const gateway = await first.started;
  const port = /:(\d+)\/signal/.exec(first.text())?.[1] ?? '';
  await assert.rejects(type('--port', port).started, /EADDRINUSE/);
  await assert.rejects(type('--port', 'many').started, /whole number from 0 to 65535/);
  await assert.rejects(type('--colour').started, /--colour/);
  await gateway?.stop();
});

test('as a process it goes when it is asked to', async () => {
  const main = path.join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', main, '--port', '0', '--quiet']);
  const over = once(child, 'close');
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  assert.deepEqual(await over, [0, null]);
});
