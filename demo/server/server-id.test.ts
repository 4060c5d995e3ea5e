import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { loadServerId } from './server-id.js';

const here = { host: '127.0.0.1', port: 5170 };

test('a server keeps its name over restarts; another folder, machine, port or address is another server', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dialora-id-'));
  const other = mkdtempSync(path.join(tmpdir(), 'dialora-id-'));
  try {
    const first = loadServerId(path.join(folder, 'not', 'made', 'yet'), here);
    assert.equal(loadServerId(path.join(folder, 'not', 'made', 'yet'), here), first);
    const names = new Set([
      first,
      loadServerId(other, here),
      loadServerId(other, { ...here, port: 5171 }),
      loadServerId(other, { ...here, host: '0.0.0.0' }),
      loadServerId(other, { ...here, machine: 'another' }),
    ]);
    assert.equal(names.size, 5);
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(other, { recursive: true });
  }
});

test('a file that was cut short, or no folder at all, gives a name that nobody else has', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dialora-id-'));
  try {
    writeFileSync(path.join(folder, 'server-id'), '');
    assert.notEqual(loadServerId(folder, here), loadServerId(folder, here));
    const file = path.join(folder, 'server-id', 'below-a-file');
    assert.notEqual(loadServerId(file, here), loadServerId(file, here));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
