import * as z from 'zod/mini';
import { idSchema, timestampSchema } from './primitives.js';

/**
 * Where a recording, a voicemail or a medium of a message can be had for a few minutes. The address is a secret of its own: it carries no
 * token, answers range requests (RFC 9110 §14) and is never public for longer.
 */
export const mediaLinkSchema = z.object({
  url: z.string(),
  expires_at: timestampSchema,
  mime_type: z.string(),
});

/** A picture, a voice note or a file that came along with a message; `mime_type` as the carrier named it. */
export const messageMediumSchema = z.object({ id: idSchema, mime_type: z.string() });

export type WireMessageMedium = z.output<typeof messageMediumSchema>;
export type WireMediaLink = z.output<typeof mediaLinkSchema>;
