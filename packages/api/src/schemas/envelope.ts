import * as z from 'zod/mini';
import { cursorSchema } from './primitives.js';

/** One resource: `{ "data": … }`. */
/* @__NO_SIDE_EFFECTS__ */
export function one<T extends z.core.$ZodType>(data: T) {
  return z.object({ data });
}

/** How a page-numbered list says where it is (known part): `limit` is at most 100. */
export const pagePaginationSchema = z.object({ page: z.int(), limit: z.int(), has_more: z.boolean() });

/** A page-numbered list, for what is administered: `{ "data": […], "pagination": { page, limit, has_more } }`. */
/* @__NO_SIDE_EFFECTS__ */
export function pageOf<T extends z.core.$ZodType>(item: T) {
  return z.object({ data: z.array(item), pagination: pagePaginationSchema });
}

/** How a feed says what comes next. `next_cursor` goes into `before` of the next request; null at the end. */
export const keysetPaginationSchema = z.object({
  limit: z.int(),
  has_more: z.boolean(),
  next_cursor: z.nullable(cursorSchema),
});

/** A keyset page, newest first, for what people scroll while it grows. */
/* @__NO_SIDE_EFFECTS__ */
export function keysetOf<T extends z.core.$ZodType>(item: T) {
  return z.object({ data: z.array(item), pagination: keysetPaginationSchema });
}

/** A short list that is never cut: `{ "data": […] }`. */
/* @__NO_SIDE_EFFECTS__ */
export function listOf<T extends z.core.$ZodType>(item: T) {
  return z.object({ data: z.array(item) });
}

/** Query strings carry text; this reads a whole number out of it. */
/* @__NO_SIDE_EFFECTS__ */
export function wholeNumber(min: number, max: number, fallback: number) {
  return z._default(z.coerce.number().check(z.multipleOf(1), z.gte(min), z.lte(max)), fallback);
}

/** `true` or `false` in a query string. */
export const flagSchema = z.pipe(
  z.enum(['true', 'false']),
  z.transform((value): boolean => value === 'true'),
);

export const pageNumberSchema = wholeNumber(1, 1_000_000, 1);
export const limitSchema = wholeNumber(1, 100, 50);
export const sortOrderSchema = z.enum(['asc', 'desc']);

/** `?page=&limit=` of a page-numbered list. */
export const pageQuerySchema = z.object({ page: pageNumberSchema, limit: limitSchema });

/** `?before=&limit=` of a feed. */
export const keysetQuerySchema = z.object({ before: z.exactOptional(cursorSchema), limit: limitSchema });

export type WirePagePagination = z.output<typeof pagePaginationSchema>;
export type WireKeysetPagination = z.output<typeof keysetPaginationSchema>;
