import * as z from 'zod/mini';
import { flagSchema, keysetQuerySchema } from './envelope.js';
import { exportFormatSchema } from './exports.js';
import {
  e164Schema,
  emailSchema,
  idSchema,
  languageSchema,
  personRefSchema,
  text,
  timestampSchema,
} from './primitives.js';

/** The rights a person has under the privacy policy, and the grievance (India, DPDP Act 2023 s.13). */
export const privacyRequestKindSchema = z.enum([
  'access',
  'correction',
  'portability',
  'erasure',
  'restriction',
  'withdrawal',
  'nomination',
  'grievance',
]);

export const privacyRequestStatusSchema = z.enum([
  'received',
  'acknowledged',
  'in-progress',
  'extended',
  'done',
  'refused',
  'withdrawn',
]);

const requester = z.object({
  name: text(200, 1),
  email: z.exactOptional(emailSchema),
  number: z.exactOptional(e164Schema),
  /** Whether the person asks for themselves, for another with proof, or as the nominee. */
  relation: z.enum(['self', 'agent', 'nominee']),
});

/** Who may act for the person in death or incapacity (DPDP Act 2023 s.14). */
const nominee = z.object({
  name: text(200, 1),
  email: z.exactOptional(emailSchema),
  number: z.exactOptional(e164Schema),
  relation: text(100, 1),
});

/**
 * A request and its clocks. The due dates are part of the record: acknowledged within 48 hours, done within 30 days,
 * 30 more once and with a reason; a grievance is answered within 72 hours.
 */
export const privacyRequestSchema = z.object({
  id: idSchema,
  /** What the person may quote. */
  reference: z.string(),
  kind: privacyRequestKindSchema,
  status: privacyRequestStatusSchema,
  contact_id: z.exactOptional(idSchema),
  requester,
  /** Whether the person proved to be who they say, by a code sent to an address or number on record. */
  identity: z.object({
    state: z.enum(['unverified', 'code-sent', 'verified']),
    verified_at: z.exactOptional(timestampSchema),
  }),
  details: z.exactOptional(z.string()),
  nominee: z.exactOptional(nominee),
  /** How a copy of the data (access, portability) is wanted. */
  format: z.exactOptional(exportFormatSchema),
  language: languageSchema,
  received_at: timestampSchema,
  acknowledge_by: timestampSchema,
  acknowledged_at: z.exactOptional(timestampSchema),
  due_at: timestampSchema,
  extension: z.exactOptional(z.object({ reason: z.string(), from: timestampSchema, noticed_at: timestampSchema })),
  closed_at: z.exactOptional(timestampSchema),
  /** What was done, in a sentence the person can read. */
  outcome: z.exactOptional(z.string()),
  export_id: z.exactOptional(idSchema),
  /** Proof of an erasure: what was erased and when, without any of it. */
  tombstone: z.exactOptional(
    z.object({
      erased_at: timestampSchema,
      counts: z.record(z.string(), z.int()),
      hash: z.string(),
    }),
  ),
  history: z.array(z.object({ at: timestampSchema, what: z.string(), by: z.exactOptional(personRefSchema) })),
});

const asked = {
  kind: privacyRequestKindSchema,
  requester,
  details: z.exactOptional(text(4000)),
  nominee: z.exactOptional(nominee),
  format: z.exactOptional(exportFormatSchema),
  language: languageSchema,
};

/** Entered by an agent for a person who called or wrote. */
export const createPrivacyRequestSchema = z.strictObject({ ...asked, contact_id: z.exactOptional(idSchema) });

/** A step of the work. Each is allowed only where it makes sense; otherwise `409 conflict`. */
export const patchPrivacyRequestSchema = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('acknowledge') }),
  z.strictObject({ step: z.literal('link'), contact_id: idSchema }),
  z.strictObject({ step: z.literal('start') }),
  z.strictObject({ step: z.literal('extend'), reason: text(2000, 1) }),
  z.strictObject({ step: z.literal('complete'), outcome: text(4000, 1) }),
  z.strictObject({ step: z.literal('refuse'), outcome: text(4000, 1) }),
  z.strictObject({ step: z.literal('withdraw') }),
  // Ends a restriction that is in force: the data may be used again.
  z.strictObject({ step: z.literal('lift') }),
]);

export const privacyRequestQuerySchema = z.object({
  ...keysetQuerySchema.shape,
  status: z.exactOptional(privacyRequestStatusSchema),
  kind: z.exactOptional(privacyRequestKindSchema),
  contact_id: z.exactOptional(idSchema),
  /** Only those whose next date has passed. */
  overdue: z.exactOptional(flagSchema),
});

/** Asked by a visitor on a business's own site. Which contact it concerns only the verified identity decides. */
export const createVisitorRequestSchema = z.strictObject({ site_id: idSchema, ...asked });

/**
 * What the visitor gets to keep: `reference` is the number to quote, `receipt` the secret that shows the status with it.
 * It is never part of an address.
 */
export const visitorReceiptSchema = z.object({
  reference: z.string(),
  receipt: z.string(),
  kind: privacyRequestKindSchema,
  status: privacyRequestStatusSchema,
  identity: z.enum(['unverified', 'code-sent', 'verified']),
  received_at: timestampSchema,
  acknowledge_by: timestampSchema,
  acknowledged_at: z.exactOptional(timestampSchema),
  due_at: timestampSchema,
  /** The one extension, with its reason and the day that was promised first. */
  extension: z.exactOptional(z.object({ reason: z.string(), from: timestampSchema })),
  closed_at: z.exactOptional(timestampSchema),
  outcome: z.exactOptional(z.string()),
  /** The copy of their data (access, portability), by an address that is good for minutes; each look makes a new one. */
  file: z.exactOptional(
    z.object({ url: z.string(), expires_at: timestampSchema, format: exportFormatSchema, size: z.int() }),
  ),
});

export const visitorCodeSchema = z.strictObject({
  receipt: text(200, 1),
  code: z.string().check(z.regex(/^\d{6,8}$/, 'must be the digits that were sent')),
});

/** Asks for a new code; an earlier one ends. */
export const visitorNewCodeSchema = z.strictObject({ receipt: text(200, 1) });

/** Both are on the receipt. */
export const visitorStatusSchema = z.strictObject({ reference: text(40, 1), receipt: text(200, 1) });

/** The clocks in one place. */
export const privacyClocks = {
  acknowledgeWithinHours: 48,
  grievanceAnswerWithinHours: 72,
  doneWithinDays: 30,
  extensionDays: 30,
} as const;

export type WirePrivacyRequest = z.output<typeof privacyRequestSchema>;
export type WirePrivacyRequestKind = z.output<typeof privacyRequestKindSchema>;
export type WirePrivacyRequestStatus = z.output<typeof privacyRequestStatusSchema>;
export type WireCreatePrivacyRequest = z.output<typeof createPrivacyRequestSchema>;
export type WirePatchPrivacyRequest = z.output<typeof patchPrivacyRequestSchema>;
export type WireCreateVisitorRequest = z.output<typeof createVisitorRequestSchema>;
export type WireVisitorReceipt = z.output<typeof visitorReceiptSchema>;
