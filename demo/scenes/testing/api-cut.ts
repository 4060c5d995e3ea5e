import { createServer, request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** A way to the demo on which the API alone can be cut off, in mid-answer: scenes and the voice gateway stay. */
export interface ApiCut {
  /** Where a browser finds the demo on this way. */
  readonly url: string;
  cut(): void;
  restore(): void;
  stop(): Promise<void>;
}

const isApi = ({ url = '' }: IncomingMessage): boolean => url.startsWith('/api/');

/** Stands before the demo as a reverse proxy does. The name that was asked for is passed on. */
export async function openApiCut(demo: string): Promise<ApiCut> {
  const { hostname, port } = new URL(demo);
  const asking = new Set<Socket>();
  const open = new Set<Duplex>();
  let isCut = false;

  const server = createServer((asked, answer) => {
    const { socket } = asked;
    if (isApi(asked)) {
      if (isCut) {
        socket.destroy();
        return;
      }
      asking.add(socket);
      answer.once('close', () => asking.delete(socket));
    }
    const { method, url: path, headers } = asked;
    const passed = request({ hostname, port, method, path, headers }, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
      given.once('error', () => socket.destroy());
    });
    passed.once('error', () => socket.destroy());
    answer.once('close', () => passed.destroy());
    asked.pipe(passed);
  });

  // The gateway's signalling is a web socket; what follows the handshake is passed on as it is.
  server.on('upgrade', (asked, socket: Duplex) => {
    const onward = connect(Number(port), hostname, () => {
      const lines = asked.rawHeaders.flatMap((name, at, all) => (at % 2 === 0 ? [`${name}: ${all[at + 1]}`] : []));
      onward.write([`GET ${asked.url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
      socket.pipe(onward).pipe(socket);
    });
    for (const [end, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      open.add(end);
      end.once('error', () => other.destroy());
      end.once('close', () => {
        open.delete(end);
        other.destroy();
      });
    }
  });

  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      for (const socket of asking) socket.destroy();
    },
    restore: () => void (isCut = false),
    stop: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
