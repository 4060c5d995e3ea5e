import * as z from 'zod/mini';

/*
 * The small shapes that every resource is made of. The makers are marked free of side effects, so that a bundler can
 * drop a resource nobody reads.
 */

/* @__NO_SIDE_EFFECTS__ */
function matching(pattern: RegExp, message: string) {
  return z.string().check(z.regex(pattern, message));
}

/** Text of `min` to `max` UTF-16 units. Bodies are stored as they came; nothing is trimmed behind a person's back. */
/* @__NO_SIDE_EFFECTS__ */
export function text(max: number, min = 0) {
  return min === 0 ? z.string().check(z.maxLength(max)) : z.string().check(z.minLength(min), z.maxLength(max));
}

/** An opaque id. Nobody may read meaning into it. */
export const idSchema = text(128, 1);

/** An id that the client makes (a UUID by habit), so that a write sent twice is known to be the same. */
export const clientIdSchema = matching(/^[A-Za-z0-9_-]{8,64}$/, 'must be 8 to 64 letters, digits, "-" or "_"');

/** A number in ITU-T E.164 form: `+`, country code, at most 15 digits in all. */
export const e164Schema = matching(/^\+[1-9]\d{6,14}$/, 'must be an E.164 number such as +442079460018');

/** E.164, and after it possibly an extension, as the live service takes it for `to_number`: `+15550100x42`. */
export const dialableSchema = matching(
  /^\+[1-9]\d{6,14}(?:[ ]?(?:x|ext\.?|;ext=|,)[ ]?\d{1,11})?$/i,
  'must be an E.164 number, possibly with an extension',
);

/** Digits to send once answered; `w` waits half a second, `,` and `;` are its common spellings. */
export const extensionSchema = matching(/^[\d*#w,;]{1,24}$/, 'must be digits, *, # or w');

/** An address by the shape that HTML's `<input type="email">` accepts. */
export const emailSchema = z
  .string()
  .check(z.maxLength(254), z.regex(/^[^\s@<>"]+@[^\s@<>".]+(?:\.[^\s@<>".]+)*$/, 'must be an e-mail address'));

/* @__NO_SIDE_EFFECTS__ */
function moment(pattern: RegExp, message: string) {
  return z.string().check(
    z.regex(pattern, message),
    z.refine((value) => !Number.isNaN(Date.parse(value)), 'must be a date that exists'),
  );
}

/** A moment as others may send it: RFC 3339 in UTC with or without fractions. */
export const instantSchema = moment(
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/,
  'must be an RFC 3339 time in UTC, such as 2026-11-22T09:30:00Z',
);

/**
 * A moment as this API writes it: RFC 3339 in UTC with exactly three decimals (`Date.prototype.toISOString`), so that
 * comparing the strings compares the moments. The order of every feed rests on it.
 */
export const timestampSchema = moment(
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  'must be an RFC 3339 time in UTC with milliseconds',
);

/** ISO 3166-1 alpha-2. */
export const countrySchema = matching(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code');

/** IANA zone, e.g. `Asia/Kolkata`. Whether the zone exists is the runtime's knowledge (`Intl`), so it is checked there. */
export const timeZoneSchema = z.string().check(
  z.maxLength(64),
  z.refine((zone) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
    } catch {
      return false;
    }
  }, 'must be an IANA time zone such as Asia/Kolkata'),
);

/** A language tag, BCP 47 (RFC 5646), e.g. `gu-IN`. */
export const languageSchema = matching(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,7}$/, 'must be a BCP 47 language tag');

/** Whole seconds. */
export const secondsSchema = z.int().check(z.gte(0));

export const directionSchema = z.enum(['inbound', 'outbound']);

/** A person of the account, as little of them as a feed needs. */
export const personRefSchema = z.object({ id: idSchema, name: z.string() });

/** Strings by name. Keys are the account's own words: no case is changed in them, on either side of the wire. */
export const stringMapSchema = z.record(z.string(), z.string());

/** What callers may attach: 50 keys of 40 characters with values of 500 at most (the live service's limits). */
export const metadataSchema = z
  .record(text(40, 1), text(500))
  .check(z.refine((map) => Object.keys(map).length <= 50, 'must have at most 50 keys'));

/** An opaque cursor of a keyset page. */
export const cursorSchema = text(512, 1);
