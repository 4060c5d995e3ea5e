import type { MiddlewareHandler } from 'hono';
import { newId } from '../ids.js';
import type { Services } from '../services.js';
import type { Env } from './env.js';
import { ApiProblem } from './problem.js';

const ownHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The first thing every request meets: an id, the host it asked for, common headers, one line in the log. */
export function entrance({ publicHosts, log, now }: Services): MiddlewareHandler<Env> {
  return async (c, next) => {
    const began = performance.now();
    const requestId = newId('req');
    c.set('requestId', requestId);
    const host = (c.req.header('host') ?? '').toLowerCase();
    const url = new URL(c.req.url);
    c.set('ownOrigin', `${publicHosts.includes(url.hostname) ? 'https' : 'http'}://${host}`);
    c.header('X-Request-Id', requestId);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    if (/^\/(api|oauth|demo)\//.test(c.req.path)) c.header('Cache-Control', 'no-store');
    try {
      // A page of a foreign name that was pointed at this machine (DNS rebinding) must find nothing here.
      const name = host.replace(/:\d+$/, '');
      if (!ownHosts.has(name) && !publicHosts.includes(name)) {
        throw new ApiProblem(
          'not_found',
          'This server does not go by that name; set DIALORA_HOSTS to the names it has.',
        );
      }
      if (c.req.url.includes('%00')) throw new ApiProblem('malformed_request', 'The address holds a null character.');
      await next();
    } finally {
      // The route's pattern, not the address: ids, numbers and names stay out of the log.
      const ms = Math.round(performance.now() - began);
      log.access(
        `${now().toISOString()} ${c.req.method} ${patternOf(c.req.path)} ${c.res.status} ${ms} ms ${requestId}`,
      );
    }
  };
}

/** A path with everything that names somebody or something taken out. */
function patternOf(path: string): string {
  if (!/^\/(api|oauth|demo)\//.test(path)) return path;
  return path
    .split('/')
    .map((part, at) => (at <= 4 && /^[a-z_]+(\.json)?$|^v1$|^$/.test(part) ? part : ':id'))
    .join('/');
}
