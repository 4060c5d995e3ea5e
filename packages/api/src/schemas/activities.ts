import * as z from 'zod/mini';
import { keysetQuerySchema } from './envelope.js';
import { messageMediumSchema } from './media.js';
import {
  clientIdSchema,
  directionSchema,
  idSchema,
  instantSchema,
  personRefSchema,
  secondsSchema,
  stringMapSchema,
  text,
  timestampSchema,
} from './primitives.js';

const base = {
  id: idSchema,
  contact_id: idSchema,
  /** The order of a feed is `(occurred_at, id)`, newest first. */
  occurred_at: timestampSchema,
  /** The agent who did or logged it, when a person of the account did. */
  author: z.exactOptional(personRefSchema),
};

export const callOutcomeSchema = z.enum([
  'completed',
  'no-answer',
  'busy',
  'declined',
  'failed',
  'canceled',
  'in-progress',
]);

export const transcriptTurnSchema = z.object({
  speaker: z.enum(['agent', 'contact']),
  text: z.string(),
  /** Seconds since the beginning of the recording; fractions allowed. */
  at_seconds: z.number(),
});

export const callActivitySchema = z.object({
  ...base,
  type: z.literal('call'),
  call_id: idSchema,
  direction: directionSchema,
  outcome: callOutcomeSchema,
  /** The other end, E.164; free text where the carrier withheld it. */
  number: z.string(),
  duration_seconds: secondsSchema,
  disposition: z.exactOptional(z.string()),
  note: z.exactOptional(z.string()),
  recording_id: z.exactOptional(idSchema),
  /** There when somebody had the recording written down (`PUT /recordings/:id/transcript`). */
  transcript: z.exactOptional(z.array(transcriptTurnSchema)),
});

export const aiCallActivitySchema = z.object({
  ...base,
  type: z.literal('ai_call'),
  call_id: idSchema,
  direction: directionSchema,
  outcome: callOutcomeSchema,
  number: z.string(),
  duration_seconds: secondsSchema,
  /** Name of the Voice AI agent. */
  agent_name: z.string(),
  summary: z.exactOptional(z.string()),
  transcript: z.array(transcriptTurnSchema),
  /** What the agent was told to find out; keys are the account's own words. */
  extracted_data: stringMapSchema,
  recording_id: z.exactOptional(idSchema),
});

export const voicemailActivitySchema = z.object({
  ...base,
  type: z.literal('voicemail'),
  number: z.string(),
  duration_seconds: secondsSchema,
  voicemail_id: z.exactOptional(idSchema),
  transcript: z.exactOptional(z.string()),
});

export const messageStatusSchema = z.enum(['queued', 'sent', 'delivered', 'read', 'failed', 'received']);

export const messageActivitySchema = z.object({
  ...base,
  type: z.enum(['sms', 'whatsapp']),
  direction: directionSchema,
  number: z.string(),
  /** Empty when media came without a text. */
  body: z.string(),
  status: messageStatusSchema,
  /** In the order in which they were sent; absent when it was text alone. */
  media: z.exactOptional(z.array(messageMediumSchema)),
});

export const attachmentSchema = z.object({
  name: z.string(),
  /** Bytes. */
  size: z.int().check(z.gte(0)),
  mime_type: z.string(),
});

export const emailActivitySchema = z.object({
  ...base,
  type: z.literal('email'),
  direction: directionSchema,
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  /** Absent once the 24-hour cache of Gmail content was purged. */
  snippet: z.exactOptional(z.string()),
  /** When the cached text is deleted, 24 hours after it was read from Gmail at the latest. */
  content_expires_at: z.exactOptional(timestampSchema),
  thread_id: z.exactOptional(idSchema),
  attachments: z.array(attachmentSchema),
});

export const noteActivitySchema = z.object({ ...base, type: z.literal('note'), body: z.string() });

export const appointmentActivitySchema = z.object({
  ...base,
  type: z.literal('appointment'),
  title: z.string(),
  starts_at: timestampSchema,
  ends_at: timestampSchema,
  place: z.exactOptional(z.string()),
});

export const consentPurposeSchema = z.enum(['call', 'sms', 'whatsapp', 'email', 'recording', 'marketing']);

export const consentActivitySchema = z.object({
  ...base,
  type: z.literal('consent'),
  purpose: consentPurposeSchema,
  change: z.enum(['given', 'withdrawn']),
  /** How it was said, in a few words: `web form`, `spoken on a call`, `keyword STOP`. */
  how: z.string(),
});

/** One entry of a contact's feed, discriminated by `type`. */
export const activitySchema = z.discriminatedUnion('type', [
  callActivitySchema,
  aiCallActivitySchema,
  voicemailActivitySchema,
  messageActivitySchema,
  emailActivitySchema,
  noteActivitySchema,
  appointmentActivitySchema,
  consentActivitySchema,
]);

export const activityTypeSchema = z.enum([
  'call',
  'ai_call',
  'voicemail',
  'sms',
  'whatsapp',
  'email',
  'note',
  'appointment',
  'consent',
]);

const authored = {
  /** Made by the client; sending the same id again changes nothing. The server makes one when absent. */
  id: z.exactOptional(clientIdSchema),
  contact_id: idSchema,
  /** When it happened, by the author's clock; now when absent. */
  occurred_at: z.exactOptional(instantSchema),
};

export const createNoteSchema = z.strictObject({ ...authored, type: z.literal('note'), body: text(20_000, 1) });

export const createAppointmentSchema = z
  .strictObject({
    ...authored,
    type: z.literal('appointment'),
    title: text(300, 1),
    starts_at: instantSchema,
    ends_at: instantSchema,
    place: z.exactOptional(text(300)),
  })
  .check(
    z.refine((entry) => Date.parse(entry.ends_at) >= Date.parse(entry.starts_at), {
      error: 'must not end before it starts',
      path: ['ends_at'],
    }),
  );

/** What a person adds by hand. Everything else comes from what happened on a line or in a mailbox. */
export const createActivitySchema = z.discriminatedUnion('type', [createNoteSchema, createAppointmentSchema]);

/** Corrects what a person added. The former wording is kept in the record's history. */
export const patchActivitySchema = z.strictObject({
  body: z.exactOptional(text(20_000, 1)),
  title: z.exactOptional(text(300, 1)),
  starts_at: z.exactOptional(instantSchema),
  ends_at: z.exactOptional(instantSchema),
  place: z.exactOptional(z.nullable(text(300))),
});

/** `GET /activities`: one contact's feed, or with no contact the account's. */
export const activityQuerySchema = z.object({
  ...keysetQuerySchema.shape,
  contact_id: z.exactOptional(idSchema),
  type: z.exactOptional(activityTypeSchema),
  /** Words that all occur in the entry, each from its beginning, in any case and with or without accents. */
  query: z.exactOptional(text(200)),
});

export type WireActivity = z.output<typeof activitySchema>;
export type WireActivityType = z.output<typeof activityTypeSchema>;
export type WireCallOutcome = z.output<typeof callOutcomeSchema>;
export type WireMessageStatus = z.output<typeof messageStatusSchema>;
export type WireConsentPurpose = z.output<typeof consentPurposeSchema>;
export type WireCreateActivity = z.output<typeof createActivitySchema>;
export type WirePatchActivity = z.output<typeof patchActivitySchema>;
