import * as z from 'zod/mini';
import { keysetQuerySchema } from './envelope.js';
import { idSchema, timestampSchema } from './primitives.js';
import { webhookTypeSchema } from './webhooks.js';

/** The secret that webhooks are signed with. After a change the former one signs along for 24 hours. */
export const webhookSecretSchema = z.object({ secret: z.string(), former_until: z.exactOptional(timestampSchema) });

/** One event on its way to a `webhook_url`, with its tries. */
export const webhookDeliverySchema = z.object({
  /** The event's id: `webhook-id` of every try. */
  id: idSchema,
  type: webhookTypeSchema,
  url: z.string(),
  state: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.int(),
  /** Status of the last answer; absent when there was none. */
  last_status: z.exactOptional(z.int()),
  created_at: timestampSchema,
  next_at: z.exactOptional(timestampSchema),
  delivered_at: z.exactOptional(timestampSchema),
});

export const webhookDeliveryQuerySchema = z.object({ ...keysetQuerySchema.shape });

export type WireWebhookSecret = z.output<typeof webhookSecretSchema>;
export type WireWebhookDelivery = z.output<typeof webhookDeliverySchema>;
