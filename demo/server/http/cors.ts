import type { Context, MiddlewareHandler } from 'hono';
import { cors as honoCors } from 'hono/cors';
import type { Services } from '../services.js';
import type { Env } from './env.js';

const requestHeaders = [
  'authorization',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'last-event-id',
  'cache-control',
  'range',
];
const answerHeaders = [
  'etag',
  'retry-after',
  'idempotency-replayed',
  'x-request-id',
  'content-range',
  'content-disposition',
  'www-authenticate',
];

/**
 * Cross-origin reads (Fetch standard, CORS protocol) for pages that hold, or held, a token of ours. Never with
 * credentials: there are no cookies. Whether this very token belongs to the origin is checked where the token is.
 */
export function cors({ db }: Services): MiddlewareHandler<Env> {
  return honoCors({
    origin: async (origin, c: Context<Env>) =>
      origin !== '' && origin !== c.get('ownOrigin') && (await isKnown(origin)) ? origin : undefined,
    allowMethods: ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
    allowHeaders: requestHeaders,
    exposeHeaders: answerHeaders,
    maxAge: 600,
  });

  async function isKnown(origin: string): Promise<boolean> {
    if (origin.length > 300 || !/^(https?|chrome-extension|moz-extension):\/\//.test(origin)) return false;
    const wanted = origin.startsWith('moz-extension://') ? 'moz-extension://*' : origin;
    const [row] = await db.lookUp<{ is_known_origin: boolean }>('is_known_origin', wanted);
    return row?.is_known_origin === true;
  }
}
