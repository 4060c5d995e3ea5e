import * as z from 'zod/mini';
import { consentPurposeSchema } from './activities.js';
import { decisionSchema } from './decision.js';
import { keysetQuerySchema } from './envelope.js';
import {
  clientIdSchema,
  idSchema,
  instantSchema,
  languageSchema,
  personRefSchema,
  text,
  timestampSchema,
} from './primitives.js';

/** How a consent was given or withdrawn. */
export const consentMethodSchema = z.enum([
  'web-form',
  'spoken',
  'keyword',
  'email',
  'written',
  'imported',
  'preference-centre',
  'privacy-request',
]);

const evidence = z.object({
  kind: z.enum(['recording', 'message', 'form', 'document', 'statement']),
  /** Id or reference of the thing itself. */
  reference: z.exactOptional(text(500)),
  /** The words that were shown or said. */
  wording: z.exactOptional(text(4000)),
});

const statement = {
  contact_id: idSchema,
  purpose: consentPurposeSchema,
  change: z.enum(['given', 'withdrawn']),
  method: consentMethodSchema,
  evidence: z.exactOptional(evidence),
  /** Version of the privacy notice that was shown. */
  policy_version: z.exactOptional(text(80)),
  /** Language it was shown in. */
  language: z.exactOptional(languageSchema),
};

/**
 * One line of the ledger. The ledger is append-only: a withdrawal is a new line. `hash` is SHA-256, in hex, over the
 * previous line's hash and this line's canonical JSON, so that no line can be changed or taken out unnoticed. Of the
 * evidence only a digest is covered: it can be erased with the person, and the chain still verifies.
 */
export const consentSchema = z.object({
  id: idSchema,
  /** Place in the account's ledger, from 1, without gaps. */
  sequence: z.int().check(z.gte(1)),
  ...statement,
  given_at: timestampSchema,
  recorded_at: timestampSchema,
  recorded_by: z.exactOptional(personRefSchema),
  /** SHA-256, in hex, of the salt, a line break and the evidence as JSON; the line's hash covers this digest only. */
  evidence_digest: z.exactOptional(z.string()),
  /** Erased with the evidence. */
  evidence_salt: z.exactOptional(z.string()),
  previous_hash: z.string(),
  hash: z.string(),
});

export const createConsentSchema = z.strictObject({
  id: z.exactOptional(clientIdSchema),
  ...statement,
  /** When it was said; now when absent. */
  given_at: z.exactOptional(instantSchema),
});

export const consentQuerySchema = z.object({
  ...keysetQuerySchema.shape,
  contact_id: z.exactOptional(idSchema),
  purpose: z.exactOptional(consentPurposeSchema),
});

/** What may be done with a contact now, purpose by purpose, and why. */
export const permissionsSchema = z.object({
  contact_id: idSchema,
  as_of: timestampSchema,
  /** Set while the processing of this person's data is restricted. */
  restricted: z.boolean(),
  permissions: z.array(
    z.object({
      purpose: consentPurposeSchema,
      decision: decisionSchema,
      /** The ledger entry that decides, if there is one. */
      consent_id: z.exactOptional(idSchema),
    }),
  ),
});

/** Whether the chain holds. `broken_at` is the sequence of the first line that does not fit. */
export const ledgerCheckSchema = z.object({
  intact: z.boolean(),
  entries: z.int(),
  head: z.string(),
  broken_at: z.exactOptional(z.int()),
});

export type WireConsent = z.output<typeof consentSchema>;
export type WireCreateConsent = z.output<typeof createConsentSchema>;
export type WirePermissions = z.output<typeof permissionsSchema>;
export type WireLedgerCheck = z.output<typeof ledgerCheckSchema>;
