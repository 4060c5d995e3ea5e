import type { MiddlewareHandler } from 'hono';
import type { Services } from '../services.js';
import type { Env } from './env.js';

const methods = 'GET, POST, PATCH, PUT, DELETE';
const requestHeaders =
  'authorization, content-type, idempotency-key, if-match, if-none-match, last-event-id, cache-control, range';
const answerHeaders =
  'etag, retry-after, idempotency-replayed, x-request-id, content-range, content-disposition, www-authenticate';

/**
 * Cross-origin reads (Fetch standard, CORS protocol) for pages that hold, or held, a token of ours. Never with
 * credentials: there are no cookies. Whether this very token belongs to the origin is checked where the token is.
 */
export function cors({ db }: Services): MiddlewareHandler<Env> {
  return async (c, next) => {
    const origin = c.req.header('origin');
    c.header('Vary', 'Origin');
    if (origin === undefined || origin === c.get('ownOrigin')) return next();
    const known = await isKnown(origin);
    if (known) {
      c.header('Access-Control-Allow-Origin', origin);
      c.header('Access-Control-Expose-Headers', answerHeaders);
    }
    if (c.req.method !== 'OPTIONS' || c.req.header('access-control-request-method') === undefined) return next();
    if (known) {
      c.header('Access-Control-Allow-Methods', methods);
      c.header('Access-Control-Allow-Headers', requestHeaders);
      c.header('Access-Control-Max-Age', '600');
    }
    return c.body(null, 204);
  };

  async function isKnown(origin: string): Promise<boolean> {
    if (origin.length > 300 || !/^(https?|chrome-extension|moz-extension):\/\//.test(origin)) return false;
    const wanted = origin.startsWith('moz-extension://') ? 'moz-extension://*' : origin;
    const [row] = await db.lookUp<{ is_known_origin: boolean }>('is_known_origin', wanted);
    return row?.is_known_origin === true;
  }
}
