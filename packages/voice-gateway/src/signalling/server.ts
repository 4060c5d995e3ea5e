import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Clock } from '../clock.js';

export const defaultPath = '/signal';

/** Accepts WebSockets on the HTTP servers it is attached to. */
export interface SignallingServer {
  /** Answers upgrades of `path` on `server`; others are left to other listeners. Returns the undo. */
  attach(server: Server, path?: string): () => void;
  /** Refuses new sockets (HTTP 503) for `ms`, or until the returned undo is called. */
  refuse(ms?: number): () => void;
  close(): void;
}

export function createSignallingServer(options: {
  readonly clock: Clock;
  readonly onSocket: (socket: WebSocket) => void;
}): SignallingServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 256 * 1024 });
  const detachers = new Set<() => void>();
  let refusals = 0;

  return {
    attach(server, path = defaultPath) {
      const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
        const { pathname } = new URL(request.url ?? '/', 'http://gateway.invalid');
        if (pathname !== path) {
          // With nobody else to ask, an unanswered upgrade would hang for ever.
          if (server.listenerCount('upgrade') === 1) reject(socket, '404 Not Found');
        } else if (refusals > 0) {
          reject(socket, '503 Service Unavailable');
        } else {
          sockets.handleUpgrade(request, socket, head, (accepted) => options.onSocket(accepted));
        }
      };
      server.on('upgrade', onUpgrade);
      const detach = (): void => {
        server.off('upgrade', onUpgrade);
        detachers.delete(detach);
      };
      detachers.add(detach);
      return detach;
    },
    refuse(ms) {
      refusals += 1;
      let over = false;
      const end = (): void => {
        if (!over) refusals -= 1;
        over = true;
        cancel();
      };
      const cancel = ms === undefined ? () => undefined : options.clock.after(ms, end);
      return end;
    },
    close() {
      for (const detach of [...detachers]) detach();
      sockets.close();
    },
  };
}

function reject(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
