import * as z from 'zod/mini';
import { messageStatusSchema } from './activities.js';
import { keysetQuerySchema } from './envelope.js';
import { messageMediumSchema } from './media.js';
import {
  clientIdSchema,
  directionSchema,
  e164Schema,
  idSchema,
  stringMapSchema,
  text,
  timestampSchema,
} from './primitives.js';

export const messageChannelSchema = z.enum(['sms', 'whatsapp']);

/** An SMS or WhatsApp message. It shows in the feed under the same id. */
export const messageSchema = z.object({
  id: idSchema,
  channel: messageChannelSchema,
  direction: directionSchema,
  contact_id: z.exactOptional(idSchema),
  from_number: z.string(),
  to_number: z.string(),
  /** Empty when media came without a text. */
  body: z.string(),
  status: messageStatusSchema,
  /** In the order in which they were sent; absent when it was text alone. */
  media: z.exactOptional(z.array(messageMediumSchema)),
  /** The carrier's own code of a failure. */
  error_code: z.exactOptional(z.string()),
  created_at: timestampSchema,
  sent_at: z.exactOptional(timestampSchema),
  delivered_at: z.exactOptional(timestampSchema),
  read_at: z.exactOptional(timestampSchema),
});

/** Sends a message, if consent, do-not-contact and the hour allow it; otherwise `422 message_refused` with a decision. */
export const createMessageSchema = z.strictObject({
  /** Made by the client; sending the same id again sends nothing. */
  id: z.exactOptional(clientIdSchema),
  channel: messageChannelSchema,
  to_number: e164Schema,
  from_number: z.exactOptional(e164Schema),
  contact_id: z.exactOptional(idSchema),
  /** At most ten SMS segments of GSM-7 text. */
  body: text(1530, 1),
  /** Outside WhatsApp's 24-hour window only an approved template may be sent. */
  template: z.exactOptional(z.strictObject({ name: text(200, 1), variables: z.exactOptional(stringMapSchema) })),
});

export const messageQuerySchema = z.object({
  ...keysetQuerySchema.shape,
  contact_id: z.exactOptional(idSchema),
  channel: z.exactOptional(messageChannelSchema),
});

export type WireMessage = z.output<typeof messageSchema>;
export type WireCreateMessage = z.output<typeof createMessageSchema>;
