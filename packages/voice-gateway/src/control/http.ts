import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLoopback, loopbackOrigin } from './loopback.js';

/** What a route answers: a body to be sent as `{ "data": … }`, or a refusal. */
export type Answer =
  | { readonly status: 200 | 201; readonly data: unknown }
  | { readonly status: 400 | 404 | 405; readonly problem: string };

const maximumBytes = 64 * 1024;

/**
 * Guards for a door that mints tokens on a developer's machine: a request has to name a loopback host (DNS rebinding)
 * unless `openHost` allows others, and a page may call it only from a loopback origin. Returns false when it answered.
 */
export function admit(request: IncomingMessage, response: ServerResponse, openHost: boolean): boolean {
  if (!openHost && !isLoopback(request.headers.host)) {
    sendProblem(response, 403, 'This control answers requests to localhost only. Start with --host to open it.');
    return false;
  }
  const origin = request.headers.origin;
  if (origin === undefined) return true;
  if (!loopbackOrigin(origin)) {
    sendProblem(response, 403, 'Pages of other origins may not control the gateway.');
    return false;
  }
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('vary', 'origin');
  if (request.method !== 'OPTIONS') return true;
  response.setHeader('access-control-allow-methods', 'GET, POST');
  response.setHeader('access-control-allow-headers', 'content-type');
  response.writeHead(204).end();
  return false;
}

/** The JSON body of a POST; `undefined` when it is no JSON or too long. An empty body is an empty object. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maximumBytes) return undefined;
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function send(response: ServerResponse, answer: Answer): void {
  if ('data' in answer) sendJson(response, answer.status, 'application/json', { data: answer.data });
  else sendProblem(response, answer.status, answer.problem);
}

/** RFC 9457. */
function sendProblem(response: ServerResponse, status: number, detail: string): void {
  sendJson(response, status, 'application/problem+json', { type: 'about:blank', status, detail });
}

function sendJson(response: ServerResponse, status: number, type: string, body: unknown): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
