import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readRange } from '../../http/range.js';

/** What the storage does when it is asked: hands out, refuses, says or gives too much, or says nothing at all. */
export type StorageMood = 'well' | 'refuses' | 'boasts' | 'endless' | 'silent';

/** Where the made-up Twilio really keeps media: another host, to which its API redirects. */
export interface FakeStorage {
  readonly url: string;
  /** By name, with the type that this host says, which nobody should believe. */
  readonly media: Map<string, { readonly bytes: Uint8Array; readonly type: string }>;
  /** The headers of every request. */
  readonly asked: readonly IncomingMessage['headers'][];
  /** Endless answers that were given up by who had asked. */
  readonly givenUp: number;
  mood: StorageMood;
  stop(): Promise<void>;
}

export async function startFakeStorage(): Promise<FakeStorage> {
  const media: FakeStorage['media'] = new Map();
  const asked: IncomingMessage['headers'][] = [];
  let givenUp = 0;

  function pour(response: ServerResponse): void {
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(1_000_000)));
    };
    response.on('drain', more).on('close', () => (givenUp += 1));
    more();
  }

  const server = createServer((request, response) => {
    asked.push(request.headers);
    const found = media.get((request.url ?? '').slice(1));
    const type = { 'content-type': found?.type ?? 'text/plain' };
    if (found === undefined) return response.writeHead(404).end();
    switch (storage.mood) {
      case 'silent':
        return;
      case 'refuses':
        return response.writeHead(403, type).end('<Error/>');
      case 'boasts':
        return response.writeHead(200, { ...type, 'content-length': '50000000000' }).flushHeaders();
      case 'endless':
        response.writeHead(200, type);
        return pour(response);
      case 'well': {
        const range = readRange(request.headers.range, found.bytes.length);
        if (range === 'unsatisfiable') return response.writeHead(416).end();
        if (range === undefined)
          return response.writeHead(200, { ...type, 'content-length': found.bytes.length }).end(found.bytes);
        const { from, to } = range;
        response.writeHead(206, { ...type, 'content-range': `bytes ${from}-${to}/${found.bytes.length}` });
        return response.end(found.bytes.subarray(from, to + 1));
      }
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const storage: FakeStorage = {
    url: `http://127.0.0.1:${port}`,
    media,
    asked,
    get givenUp() {
      return givenUp;
    },
    mood: 'well',
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return storage;
}
