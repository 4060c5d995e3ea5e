import * as z from 'zod/mini';
import { timestampSchema } from './primitives.js';

/** An access token for the Voice SDK: a JWT (RFC 7519) with Twilio's grants. */
export const voiceTokenSchema = z.object({
  token: z.string(),
  /** `agent.<agent id>`, or `phone.<digits>` for the handset of the phone scene. */
  identity: z.string(),
  expires_at: timestampSchema,
  /** `host:port` of a local gateway; null for Twilio itself. */
  gateway: z.nullable(z.string()),
});

export type WireVoiceToken = z.output<typeof voiceTokenSchema>;
