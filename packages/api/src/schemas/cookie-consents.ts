import * as z from 'zod/mini';
import { keysetQuerySchema } from './envelope.js';
import { clientIdSchema, idSchema, instantSchema, languageSchema, text, timestampSchema } from './primitives.js';

const choices = z
  .record(text(40, 1), z.boolean())
  .check(z.refine((map) => Object.keys(map).length <= 50, 'must have at most 50 purposes'));

/**
 * What a visitor chose in the consent banner, shaped after ISO/IEC TS 27560:2023. The id is random and made in the
 * visitor's browser; no IP address and no fingerprint is sent or kept.
 */
export const createCookieConsentSchema = z.strictObject({
  /** Which site of which account; public, it names no person. */
  site_id: idSchema,
  /** Random id of this very receipt; sending it again changes nothing. */
  receipt_id: clientIdSchema,
  /** Random id of the browser's record, the same over later changes of mind; a receipt of its own when absent. */
  subject_id: z.exactOptional(clientIdSchema),
  given_at: instantSchema,
  /** How it was said. `dismissed` is closing without a choice: everything optional stays off. */
  action: z.enum(['accept-all', 'reject-all', 'custom', 'withdraw', 'dismissed', 'signal']),
  /** Purpose by purpose. */
  choices,
  notice_version: text(80, 1),
  /** Language the notice was shown in, BCP 47. */
  language: languageSchema,
  /** Whether the browser sent Global Privacy Control. */
  gpc: z.exactOptional(z.boolean()),
  /** Which layer was used: `banner` or `panel`. */
  surface: z.exactOptional(z.enum(['banner', 'panel'])),
});

export const cookieConsentSchema = z.object({
  id: idSchema,
  site_id: idSchema,
  receipt_id: z.string(),
  subject_id: z.exactOptional(z.string()),
  given_at: timestampSchema,
  action: z.enum(['accept-all', 'reject-all', 'custom', 'withdraw', 'dismissed', 'signal']),
  choices: z.record(z.string(), z.boolean()),
  notice_version: z.string(),
  language: z.string(),
  gpc: z.exactOptional(z.boolean()),
  surface: z.exactOptional(z.enum(['banner', 'panel'])),
  received_at: timestampSchema,
});

export const cookieConsentQuerySchema = z.object({
  ...keysetQuerySchema.shape,
  site_id: z.exactOptional(idSchema),
});

export const downloadCookieConsentsSchema = z.object({
  /** RFC 4180 with a header line, or one JSON object whose `receipts` is a list. */
  format: z._default(z.enum(['json', 'csv']), 'json'),
  site_id: z.exactOptional(idSchema),
});

export type WireCookieConsent = z.output<typeof cookieConsentSchema>;
export type WireCreateCookieConsent = z.output<typeof createCookieConsentSchema>;
