import { readFile } from 'node:fs/promises';

const own = new Set(['localhost', '127.0.0.1', 'mail.google.com', 'shop.example.test']);

interface NetLog {
  readonly events: readonly { readonly params?: { readonly url?: string; readonly initiator?: string } }[];
}

/**
 * Every host, besides ours and the pages of the tests, that was asked for by a page, a worker, a panel or the offscreen
 * page: whoever it was, the browser's own log of its network tells. What the browser asks for by itself (updates of its
 * parts, say) has no page behind it and is not counted.
 */
export async function hostsIn(file: string): Promise<ReadonlySet<string>> {
  const { events } = JSON.parse(await readFile(file, 'utf8')) as NetLog;
  const hosts = new Set<string>();
  for (const { params } of events) {
    if (params?.url === undefined || params.initiator === undefined || params.initiator === 'not an origin') continue;
    const { protocol, hostname } = new URL(params.url);
    // The sign-in comes back to a name that no server has; the browser catches it before it is looked up.
    if (!/^(https?|wss?):$/.test(protocol) || own.has(hostname) || hostname.endsWith('.chromiumapp.org')) continue;
    hosts.add(hostname);
  }
  return hosts;
}
