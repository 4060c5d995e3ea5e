import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Names this server beyond its restarts: by its data folder, which no other machine has, and by where it listens, which no
 * other process on this machine can have at the same time. A server without a folder to write to has a new name each time.
 */
export function loadServerId(folder: string, address: { readonly host: string; readonly port: number }): string {
  return `${folderId(folder)}@${address.host}:${address.port}`;
}

function folderId(folder: string): string {
  const file = path.join(folder, 'server-id');
  const fresh = randomUUID();
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, fresh, { flag: 'wx', flush: true });
    return fresh;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) return fresh;
  }
  try {
    // Cut short by a crash of the machine, it names nobody.
    const known = readFileSync(file, 'utf8').trim();
    return /^[\da-f-]{36}$/.test(known) ? known : fresh;
  } catch {
    return fresh;
  }
}
