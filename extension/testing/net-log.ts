import { readFile } from 'node:fs/promises';

const own = new Set(['localhost', '127.0.0.1', 'mail.google.com', 'shop.example.test']);

/**
 * Every host that the browser itself noted to have been asked for, from whatever page, worker or panel, besides ours and
 * the pages of the tests. The browser's log of its network is the witness that nothing escapes.
 */
export async function hostsIn(file: string): Promise<ReadonlySet<string>> {
  const text = await readFile(file, 'utf8');
  const hosts = new Set<string>();
  for (const [, url] of text.matchAll(/"url":"((?:https?|wss?):[^"]+)"/g)) {
    const { hostname } = new URL(url ?? '');
    if (!own.has(hostname)) hosts.add(hostname);
  }
  return hosts;
}
