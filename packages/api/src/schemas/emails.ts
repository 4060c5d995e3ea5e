import * as z from 'zod/mini';
import { attachmentSchema } from './activities.js';
import { keysetQuerySchema } from './envelope.js';
import {
  clientIdSchema,
  directionSchema,
  emailSchema,
  idSchema,
  instantSchema,
  text,
  timestampSchema,
} from './primitives.js';

/** A mail of a thread that an agent logged from Gmail: what the agent logged, and the content as long as it is cached. */
export const emailMessageSchema = z.object({
  id: idSchema,
  contact_id: idSchema,
  thread_id: idSchema,
  direction: directionSchema,
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  subject: z.string(),
  sent_at: timestampSchema,
  attachments: z.array(attachmentSchema),
  /** How far a mail came that was sent from here. */
  status: z.exactOptional(z.enum(['queued', 'sent', 'delivered', 'failed'])),
  /** When the cached content is deleted: 24 hours after it was read from Gmail, or at disconnection. Absent once gone. */
  content_expires_at: z.exactOptional(timestampSchema),
});

/** The cached text of a mail; `410 gone` after the purge. Plain text only: no markup of others is ever stored. */
export const emailContentSchema = z.object({ text: z.string(), expires_at: timestampSchema });

/** Logs a mail. Gmail's ids make it one, however often it is logged. */
export const createEmailSchema = z.strictObject({
  contact_id: idSchema,
  gmail_thread_id: text(64, 1),
  gmail_message_id: text(64, 1),
  direction: directionSchema,
  from: emailSchema,
  to: z.array(emailSchema).check(z.maxLength(100)),
  cc: z.exactOptional(z.array(emailSchema).check(z.maxLength(100))),
  subject: text(998),
  sent_at: instantSchema,
  attachments: z.exactOptional(z.array(attachmentSchema).check(z.maxLength(100))),
  /** Kept for 24 hours at most. */
  text: z.exactOptional(text(500_000)),
});

/** Sends a mail, if consent and restrictions allow it; otherwise `422 message_refused` with a decision. */
export const sendEmailSchema = z.strictObject({
  /** Made by the client; sending the same id again sends nothing. */
  id: z.exactOptional(clientIdSchema),
  contact_id: idSchema,
  /** Of the contact's addresses; its primary one when absent. */
  to: z.exactOptional(z.array(emailSchema).check(z.minLength(1), z.maxLength(20))),
  cc: z.exactOptional(z.array(emailSchema).check(z.maxLength(20))),
  subject: text(998, 1),
  /** Plain text. */
  text: text(500_000, 1),
  /** Answers in this thread. */
  thread_id: z.exactOptional(idSchema),
});

export const emailQuerySchema = z.object({
  ...keysetQuerySchema.shape,
  contact_id: z.exactOptional(idSchema),
  thread_id: z.exactOptional(idSchema),
});

export type WireEmailMessage = z.output<typeof emailMessageSchema>;
export type WireEmailContent = z.output<typeof emailContentSchema>;
export type WireSendEmail = z.output<typeof sendEmailSchema>;
export type WireCreateEmail = z.output<typeof createEmailSchema>;
