import * as z from 'zod/mini';
import { keysetQuerySchema } from './envelope.js';
import { idSchema, secondsSchema, timestampSchema } from './primitives.js';

/** The recording of one call. Erased with its contact; what remains then is the fact, without sound. */
export const recordingSchema = z.object({
  id: idSchema,
  call_id: idSchema,
  contact_id: z.exactOptional(idSchema),
  state: z.enum(['recording', 'processing', 'available', 'erased']),
  duration_seconds: secondsSchema,
  /** Bytes. */
  size: z.exactOptional(z.int().check(z.gte(0))),
  mime_type: z.exactOptional(z.string()),
  recorded_at: timestampSchema,
  /** When the announcement had been played, where the law asks for one. No recorder starts before it. */
  announced_at: z.exactOptional(timestampSchema),
  /** The ledger entry that allowed it, where the law asks for consent. */
  consent_id: z.exactOptional(idSchema),
  transcript: z.exactOptional(z.string()),
  /** End of retention; the sound is deleted then. */
  expires_at: z.exactOptional(timestampSchema),
  erased_at: z.exactOptional(timestampSchema),
});

export const recordingQuerySchema = z.object({
  ...keysetQuerySchema.shape,
  contact_id: z.exactOptional(idSchema),
  call_id: z.exactOptional(idSchema),
});

/** Steers the recorder of a live call. It is refused (`call_refused`) where announcement or consent is missing. */
export const recordCallSchema = z.strictObject({ action: z.enum(['start', 'pause', 'resume', 'stop']) });

export type WireRecording = z.output<typeof recordingSchema>;
export type WireRecordCall = z.output<typeof recordCallSchema>;
