import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

/**
 * Names this server beyond its restarts: by its data folder, by its machine, for several may share a folder, and by where it
 * listens, which no other process of the machine can have at the same time. Machines that happen to have one name differ in
 * the folder. A server without a folder to write to has a new name each time.
 */
export function loadServerId(
  folder: string,
  { machine = hostname(), host, port }: { readonly machine?: string; readonly host: string; readonly port: number },
): string {
  return `${folderId(folder)}@${machine}/${host}:${port}`;
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
