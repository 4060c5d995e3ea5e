import * as z from 'zod/mini';
import { flagSchema, keysetQuerySchema } from './envelope.js';
import { e164Schema, idSchema, secondsSchema, timestampSchema } from './primitives.js';

/** A message that a caller left. */
export const voicemailSchema = z.object({
  id: idSchema,
  contact_id: z.exactOptional(idSchema),
  /** Who called; free text where the carrier withheld the number. */
  from_number: z.string(),
  to_number: e164Schema,
  received_at: timestampSchema,
  duration_seconds: secondsSchema,
  state: z.enum(['processing', 'available', 'erased']),
  heard: z.boolean(),
  transcript: z.exactOptional(z.string()),
  mime_type: z.exactOptional(z.string()),
  expires_at: z.exactOptional(timestampSchema),
});

export const voicemailQuerySchema = z.object({
  ...keysetQuerySchema.shape,
  contact_id: z.exactOptional(idSchema),
  heard: z.exactOptional(flagSchema),
});

export const patchVoicemailSchema = z.strictObject({ heard: z.boolean() });

export type WireVoicemail = z.output<typeof voicemailSchema>;
export type WirePatchVoicemail = z.output<typeof patchVoicemailSchema>;
