import * as z from 'zod/mini';
import { transcriptTurnSchema } from './activities.js';
import { keysetQuerySchema } from './envelope.js';
import { idSchema, secondsSchema, text, timestampSchema } from './primitives.js';

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
  /** In the order in which it was said. */
  transcript: z.exactOptional(z.array(transcriptTurnSchema)),
  /** End of retention; the sound is deleted then. */
  expires_at: z.exactOptional(timestampSchema),
  erased_at: z.exactOptional(timestampSchema),
});

export const recordingQuerySchema = z.object({
  ...keysetQuerySchema.shape,
  contact_id: z.exactOptional(idSchema),
  call_id: z.exactOptional(idSchema),
});

/**
 * What was said in a recording, as whoever writes calls down for the account gives it. Replaces what was there; without
 * a turn it is taken out. The times are seconds since the beginning of the recording, so that it can be read along.
 */
export const putTranscriptSchema = z.strictObject({
  turns: z
    .array(
      z.strictObject({
        speaker: z.enum(['agent', 'contact']),
        text: text(4_000, 1),
        at_seconds: z.number().check(z.gte(0), z.lte(86_400)),
      }),
    )
    .check(z.maxLength(2_000)),
});

/** Steers the recorder of a live call. It is refused (`call_refused`) where announcement or consent is missing. */
export const recordCallSchema = z.strictObject({ action: z.enum(['start', 'pause', 'resume', 'stop']) });

export type WireRecording = z.output<typeof recordingSchema>;
export type WirePutTranscript = z.output<typeof putTranscriptSchema>;
export type WireRecordCall = z.output<typeof recordCallSchema>;
