import { DialoraError } from '@dialora/core';
import * as z from 'zod/mini';
import type { Route, RouteAnswer } from '../routes/route.js';
import { fieldErrors } from '../schemas/issues.js';
import { camelize } from '../wire/camelize.js';

/**
 * Reads and checks an answer at the door. What does not fit the route's schema is a `server-error` with code
 * `unexpected_answer`; its detail names places, never values, because values are a customer's data.
 */
export async function parseAnswer<R extends Route>(route: R, response: Response): Promise<RouteAnswer<R>> {
  if (route.answer === undefined) {
    await response.body?.cancel();
    return undefined as RouteAnswer<R>;
  }
  const parsed = z.safeParse(route.answer, await jsonOf(route, response));
  if (!parsed.success) {
    const places = fieldErrors(parsed.error).slice(0, 5);
    throw unexpected(route, response, places.map((place) => `${place.pointer} ${place.detail}`).join('; '));
  }
  return camelize(parsed.data) as RouteAnswer<R>;
}

async function jsonOf(route: Route, response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch (cause) {
    // A sign-in page of a hotel network, say: somebody answered, but not the API.
    const type = response.headers.get('content-type') ?? 'without a type';
    throw new DialoraError({ kind: 'api-unreachable', detail: `the answer is not JSON but ${type}` }, { cause });
  }
}

function unexpected(route: Route, response: Response, detail: string): DialoraError {
  return new DialoraError({
    kind: 'server-error',
    status: response.status,
    code: 'unexpected_answer',
    detail: `${route.method} ${route.path}: ${detail}`,
  });
}
