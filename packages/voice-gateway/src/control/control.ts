import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GatewayEvent } from '../call/types.js';
import type { Gateway } from '../gateway.js';
import type { Log } from '../log.js';
import type { Answer } from './http.js';
import { admit, readJson, send } from './http.js';
import { controlRoutes } from './routes.js';

/** The gateway by HTTP: for scripts, for other languages, and for looking at a call with curl. */
export interface Control {
  handler(request: IncomingMessage, response: ServerResponse): void;
  /** To be given the gateway's events; they are passed on at `GET /events` as server-sent events. */
  onEvent(event: GatewayEvent): void;
  stop(): void;
}

export interface ControlOptions {
  /** Asked at each request, since the gateway needs the handler to be made. */
  readonly gateway: () => Gateway;
  readonly log: Log;
  /** Answer requests that name another host than this machine. */
  readonly openHost: boolean;
  /** What `GET /` says. */
  readonly help: string;
}

export function createControl(options: ControlOptions): Control {
  const listeners = new Set<ServerResponse>();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!admit(request, response, options.openHost)) return;
    const { pathname } = new URL(request.url ?? '/', 'http://gateway.invalid');
    if (pathname === '/' && request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(options.help);
    } else if (pathname === '/events' && request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.flushHeaders();
      listeners.add(response);
      response.once('close', () => listeners.delete(response));
    } else {
      send(response, await answer(request, pathname));
    }
  }

  async function answer(request: IncomingMessage, pathname: string): Promise<Answer> {
    const matches = controlRoutes.flatMap((route) => {
      const sid = match(route.path, pathname);
      return sid === undefined ? [] : [{ route, sid }];
    });
    if (matches.length === 0) return { status: 404, problem: 'There is no such address. GET / lists them.' };
    const chosen = matches.find(({ route }) => route.method === request.method);
    if (chosen === undefined) return { status: 405, problem: 'That address takes another method. GET / lists them.' };
    const body = chosen.route.method === 'POST' ? await readJson(request) : {};
    return chosen.route.answer(options.gateway(), chosen.sid, body);
  }

  return {
    handler(request, response) {
      handle(request, response).catch((error: unknown) => {
        options.log('error', 'A control request failed.', error);
        response.destroy();
      });
    },
    onEvent(event) {
      const data = JSON.stringify(event, (key, value: unknown) => (key === 'wav' ? undefined : value));
      for (const listener of listeners) listener.write(`event: ${event.type}\ndata: ${data}\n\n`);
    },
    stop() {
      for (const listener of listeners) listener.end();
    },
  };
}

/** The `:sid` of a path that fits, an empty string when it has none, `undefined` when it does not fit. */
function match(pattern: string, pathname: string): string | undefined {
  const wanted = pattern.split('/');
  const given = pathname.split('/');
  if (wanted.length !== given.length) return undefined;
  let sid = '';
  for (const [index, part] of wanted.entries()) {
    if (part === ':sid') sid = given[index] ?? '';
    else if (part !== given[index]) return undefined;
  }
  return sid;
}
