import * as z from 'zod/mini';
import { timestampSchema } from './primitives.js';

/** What the law asks before a recorder may start. */
export const recordingRuleSchema = z.enum(['not-needed', 'announce', 'consent']);

export const decisionReasonSchema = z.object({
  /** Stable id of the rule, e.g. `do-not-call` or `us-tcpa-hours`. */
  rule_id: z.string(),
  code: z.enum([
    'do-not-call',
    'outside-calling-hours',
    'no-prior-consent',
    'consent-withdrawn',
    'processing-restricted',
    'caller-id-not-verified',
    'number-not-callable',
    'other',
  ]),
  /** A plain sentence in the session's language. */
  detail: z.string(),
  /** A statute, a URL, or the account's own setting. */
  source: z.exactOptional(z.string()),
});

/** What the server decided about placing a call or sending a message, and why. */
export const decisionSchema = z.object({
  outcome: z.enum(['allowed', 'refused', 'needs-consent']),
  reasons: z.array(decisionReasonSchema),
  /** When the same request would be allowed, if time alone cures it. */
  next_allowed_at: z.exactOptional(timestampSchema),
  recording: recordingRuleSchema,
});

export type WireDecision = z.output<typeof decisionSchema>;
export type WireDecisionReason = z.output<typeof decisionReasonSchema>;
