import { instantSchema } from '@dialora/api/schemas';
import * as z from 'zod/mini';
import { ApiProblem } from './problem.js';

/** Where a page of a feed ended: the order is `(at, id)`, newest first. */
export interface Place {
  readonly at: string;
  readonly id: string;
}

const placeSchema = z.tuple([instantSchema, z.string().check(z.minLength(1), z.maxLength(128))]);

/** Opaque to clients; a place names a position, not a right, so it needs no signature. */
export function writeCursor(place: Place): string {
  return Buffer.from(JSON.stringify([place.at, place.id])).toString('base64url');
}

/** @throws ApiProblem `validation_failed` for a text that is no cursor of ours. */
export function readCursor(cursor: string): Place {
  try {
    const [at, id] = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { at, id };
  } catch (cause) {
    throw new ApiProblem('validation_failed', 'before must be a next_cursor of an earlier answer.', {
      errors: [{ pointer: '/before', detail: 'must be a next_cursor of an earlier answer' }],
      cause,
    });
  }
}

/** Cuts `limit + 1` rows to a page and says whether more follow. */
export function keysetPage<Item>(items: readonly Item[], limit: number, placeOf: (item: Item) => Place) {
  const data = items.slice(0, limit);
  const last = data.at(-1);
  const hasMore = items.length > limit;
  return {
    data,
    pagination: {
      limit,
      has_more: hasMore,
      next_cursor: hasMore && last !== undefined ? writeCursor(placeOf(last)) : null,
    },
  };
}
