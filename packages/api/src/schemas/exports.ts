import * as z from 'zod/mini';
import { keysetQuerySchema } from './envelope.js';
import { idSchema, timestampSchema } from './primitives.js';

export const exportFormatSchema = z.enum(['json', 'csv']);

/** Everything of an account or of one contact, to take away. CSV comes as one file per resource in a ZIP. */
export const exportSchema = z.object({
  id: idSchema,
  scope: z.enum(['account', 'contact']),
  contact_id: z.exactOptional(idSchema),
  format: exportFormatSchema,
  status: z.enum(['queued', 'running', 'ready', 'failed', 'expired']),
  created_at: timestampSchema,
  ready_at: z.exactOptional(timestampSchema),
  /** When the file is deleted. */
  expires_at: z.exactOptional(timestampSchema),
  /** Bytes. */
  size: z.exactOptional(z.int()),
  sha256: z.exactOptional(z.string()),
});

export const createExportSchema = z.discriminatedUnion('scope', [
  z.strictObject({ scope: z.literal('account'), format: exportFormatSchema }),
  z.strictObject({ scope: z.literal('contact'), contact_id: idSchema, format: exportFormatSchema }),
]);

export const exportQuerySchema = z.object({ ...keysetQuerySchema.shape });

export type WireExport = z.output<typeof exportSchema>;
export type WireCreateExport = z.output<typeof createExportSchema>;
