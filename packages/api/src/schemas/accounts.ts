import * as z from 'zod/mini';
import { pageQuerySchema } from './envelope.js';
import { countrySchema, idSchema, text, timestampSchema } from './primitives.js';

/** An agency's white-label look, shown instead of Dialora's. */
export const brandSchema = z.object({
  name: text(100, 1),
  /** `#rrggbb`. */
  accent_color: z.exactOptional(z.string().check(z.regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #4f46e5'))),
  logo_url: z.exactOptional(text(2048).check(z.regex(/^https:\/\//, 'must be an https address'))),
  support_email: z.exactOptional(text(254)),
});

/** An account; with `parent_id` a sub-account. An agency sees its sub-accounts, a sub-account never a sibling. */
export const accountSchema = z.object({
  id: idSchema,
  name: z.string(),
  country: countrySchema,
  parent_id: z.exactOptional(idSchema),
  status: z.enum(['active', 'suspended', 'closed']),
  /** Its own, or inherited from the agency. */
  brand: z.exactOptional(brandSchema),
  created_at: timestampSchema,
});

export const createAccountSchema = z.strictObject({ name: text(200, 1), country: countrySchema });

export const patchAccountSchema = z.strictObject({
  name: z.exactOptional(text(200, 1)),
  brand: z.exactOptional(z.nullable(brandSchema)),
});

/** What an agency must be able to see of a sub-account without seeing its customers' data. */
export const complianceSchema = z.object({
  account_id: idSchema,
  since: timestampSchema,
  calls_placed: z.int(),
  calls_refused: z.int(),
  refusals_by_rule: z.record(z.string(), z.int()),
  consents_recorded: z.int(),
  privacy_requests_open: z.int(),
  privacy_requests_overdue: z.int(),
});

export const accountQuerySchema = z.object({ ...pageQuerySchema.shape });

export type WireAccount = z.output<typeof accountSchema>;
export type WireBrand = z.output<typeof brandSchema>;
export type WireCreateAccount = z.output<typeof createAccountSchema>;
export type WirePatchAccount = z.output<typeof patchAccountSchema>;
export type WireCompliance = z.output<typeof complianceSchema>;
