import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { App } from './app.js';

/** The port is taken; the message says what to do. */
export class PortInUseError extends Error {
  override readonly name = 'PortInUseError';

  constructor(port: number, cause: unknown) {
    super(`Port ${port} is in use by another program. Stop it, or choose another port: PORT=${port + 1} npm run demo`, {
      cause,
    });
  }
}

type Fetch = App['fetch'];

/** The HTTP server, which may be asked before the database is ready; it then says so. */
export function createFront(): {
  readonly server: Server;
  open(fetch: Fetch): void;
  close(): Promise<void>;
} {
  let fetch: Fetch | undefined;
  const starting = (): Response =>
    new Response('The server is starting; try again in a moment.', {
      status: 503,
      headers: { 'Retry-After': '2', 'Content-Type': 'text/plain; charset=utf-8' },
    });
  const server = createAdaptorServer({
    fetch: (request, env) => fetch?.(request, env) ?? starting(),
    // The adaptor would swap the global Request and Response for its own.
    overrideGlobalObjects: false,
  }) as Server;
  return {
    server,
    open: (ready) => void (fetch = ready),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // Whoever is still talking after a second is cut off.
        setTimeout(() => server.closeAllConnections(), 1_000).unref();
      }),
  };
}

/** Resolves with the port. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject('code' in error && error.code === 'EADDRINUSE' ? new PortInUseError(port, error) : error);
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
