import * as z from 'zod/mini';
import { timestampSchema } from './primitives.js';

/**
 * Where a recording or voicemail can be heard for a few minutes. The address is a secret of its own: it carries no
 * token, answers range requests (RFC 9110 §14) and is never public for longer.
 */
export const mediaLinkSchema = z.object({
  url: z.string(),
  expires_at: timestampSchema,
  mime_type: z.string(),
});

export type WireMediaLink = z.output<typeof mediaLinkSchema>;
