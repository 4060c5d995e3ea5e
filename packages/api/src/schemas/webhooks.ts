import * as z from 'zod/mini';
import { agentCallSchema } from './calls.js';
import { instantSchema } from './primitives.js';

export const webhookTypeSchema = z.enum([
  'call.completed',
  'call.failed',
  'call.busy',
  'call.no_answer',
  'call.canceled',
]);

/** What is posted to a call's `webhook_url` when it ends (known). The body is signed: see `webhooks/signature.ts`. */
export const webhookEnvelopeSchema = z.object({
  type: webhookTypeSchema,
  created_at: instantSchema,
  data: agentCallSchema,
});

export type WireWebhookType = z.output<typeof webhookTypeSchema>;
export type WireWebhookEnvelope = z.output<typeof webhookEnvelopeSchema>;
