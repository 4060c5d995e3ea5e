import * as z from 'zod/mini';
import { recordingRuleSchema } from './decision.js';
import { limitSchema, pageNumberSchema, sortOrderSchema } from './envelope.js';
import {
  dialableSchema,
  directionSchema,
  e164Schema,
  extensionSchema,
  idSchema,
  instantSchema,
  metadataSchema,
  secondsSchema,
  stringMapSchema,
  text,
  timestampSchema,
} from './primitives.js';

/** The carrier's states of a call, in Twilio's words. The last five are final. */
export const callStatusSchema = z.enum([
  'queued',
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'no-answer',
  'failed',
  'canceled',
]);

/** Whether a recorder runs, and what the law asks before it may. */
export const callRecordingSchema = z.object({
  state: z.enum(['off', 'announcing', 'on', 'paused']),
  rule: recordingRuleSchema,
  recording_id: z.exactOptional(idSchema),
});

/** Whom to transfer to, to ask or to add: a number, or a colleague. */
export const callTargetSchema = z.union([
  z.strictObject({ to_number: e164Schema }),
  z.strictObject({ to_agent_id: idSchema }),
]);

/** One of the others in a call. */
export const callPartySchema = z.object({
  /** The carrier's id of this party's leg. */
  id: idSchema,
  number: z.exactOptional(z.string()),
  agent_id: z.exactOptional(idSchema),
  state: z.enum(['ringing', 'connected', 'held']),
});

/** A transfer that is under way, or that nobody took. */
export const callTransferSchema = z.object({
  kind: z.enum(['cold', 'warm']),
  to_number: z.exactOptional(z.string()),
  to_agent_id: z.exactOptional(idSchema),
  state: z.enum(['ringing', 'consulting', 'failed']),
  consult_call_id: z.exactOptional(idSchema),
});

/** A call that a person of the account places or takes in a browser. */
export const browserCallSchema = z.object({
  id: idSchema,
  kind: z.literal('browser'),
  direction: directionSchema,
  status: callStatusSchema,
  from_number: e164Schema,
  to_number: e164Schema,
  contact_id: z.exactOptional(idSchema),
  /** The person's id (not a Voice AI agent's). */
  agent_id: idSchema,
  started_at: timestampSchema,
  answered_at: z.exactOptional(timestampSchema),
  ended_at: z.exactOptional(timestampSchema),
  /** Talking time in whole seconds; 0 before the answer. */
  duration_seconds: secondsSchema,
  disposition: z.exactOptional(z.string()),
  note: z.exactOptional(z.string()),
  tags: z.array(z.string()),
  recording: callRecordingSchema,
  /** The other end waits with a tone. */
  held: z.exactOptional(z.boolean()),
  /** Everybody but the agent, while the call lives. */
  parties: z.exactOptional(z.array(callPartySchema)),
  transfer: z.exactOptional(callTransferSchema),
  /** The call about which this one was placed to ask. */
  consult_for: z.exactOptional(idSchema),
  /** The call that this question became: it was handed over to, or joined by, who was asked. This record is closed then. */
  continues_as: z.exactOptional(idSchema),
});

/**
 * A call of a Voice AI agent. Known: the live service's shape, of which the vendor's public integration shows these
 * names and no list of what is always there; so everything but the id may be missing or null, and `status` is open.
 * This server adds `kind: "agent"`.
 */
export const agentCallSchema = z.object({
  id: idSchema,
  kind: z.exactOptional(z.literal('agent')),
  agent_id: z.nullish(z.string()),
  direction: z.nullish(directionSchema),
  /** One of the carrier's states; the live service may know more. */
  status: z.nullish(z.string()),
  from_number: z.nullish(z.string()),
  to_number: z.nullish(z.string()),
  contact_id: z.nullish(z.string()),
  /** As it was given when the call was created. */
  metadata: z.nullish(stringMapSchema),
  transcript: z.nullish(
    z.union([
      z.string(),
      z.array(z.object({ speaker: z.enum(['agent', 'contact']), text: z.string(), at_seconds: z.number() })),
    ]),
  ),
  summary: z.nullish(z.string()),
  extracted_data: z.nullish(z.record(z.string(), z.unknown())),
  created_at: z.nullish(instantSchema),
  started_at: z.nullish(instantSchema),
  answered_at: z.nullish(instantSchema),
  ended_at: z.nullish(instantSchema),
  duration_seconds: z.nullish(z.number()),
});

export const callSchema = z.discriminatedUnion('kind', [browserCallSchema, agentCallSchema]);

/** Asks to place a call by hand. The server decides; a refusal is `422 call_refused` with its `decision`. */
export const createBrowserCallSchema = z.strictObject({
  kind: z.literal('browser'),
  to_number: e164Schema,
  /** One of `caller_ids`; the account's default when absent. Anything else is `422 caller_id_not_verified`. */
  from_number: z.exactOptional(e164Schema),
  contact_id: z.exactOptional(idSchema),
  /** Digits to send once answered. */
  extension: z.exactOptional(extensionSchema),
});

/** Starts an outbound Voice AI agent call (known). Unknown members are let pass, as the live service's may grow. */
export const createAgentCallSchema = z.object({
  kind: z.exactOptional(z.literal('agent')),
  agent_id: idSchema,
  /** A provisioned, active number of the account. */
  from_number: e164Schema,
  /** E.164; an extension may follow. */
  to_number: dialableSchema,
  /** Values for the agent's prompt; never echoed. */
  variables: z.exactOptional(z.record(z.string(), z.unknown())),
  /** Echoed on the call and in its webhook. */
  metadata: z.exactOptional(metadataSchema),
  /** Receives the signed envelope of `webhooks.ts`. */
  webhook_url: z.exactOptional(text(2048).check(z.regex(/^https?:\/\//i, 'must be an http(s) address'))),
});

export const createCallSchema = z.discriminatedUnion('kind', [createBrowserCallSchema, createAgentCallSchema]);

export const holdCallSchema = z.strictObject({ held: z.boolean() });
export const mergeCallSchema = z.strictObject({ other_call_id: idSchema });

/** The person's part of a call's record. Null empties. */
export const patchCallSchema = z.strictObject({
  disposition: z.exactOptional(z.nullable(text(80, 1))),
  note: z.exactOptional(z.nullable(text(20_000))),
  tags: z.exactOptional(z.array(text(60, 1)).check(z.maxLength(50))),
});

/** `GET /calls`: page-numbered (known); `GET /calls?limit=1` is the usual credential check. */
export const callQuerySchema = z.object({
  page: pageNumberSchema,
  limit: limitSchema,
  status: z.exactOptional(z.string()),
  contact_id: z.exactOptional(idSchema),
  sort_by: z.exactOptional(z.enum(['created_at'])),
  sort_order: z.exactOptional(sortOrderSchema),
});

export type WireCallStatus = z.output<typeof callStatusSchema>;
export type WireBrowserCall = z.output<typeof browserCallSchema>;
export type WireAgentCall = z.output<typeof agentCallSchema>;
export type WireCall = z.output<typeof callSchema>;
export type WireCreateBrowserCall = z.output<typeof createBrowserCallSchema>;
export type WireCreateAgentCall = z.output<typeof createAgentCallSchema>;
export type WireCreateCall = z.output<typeof createCallSchema>;
export type WireCallTarget = z.output<typeof callTargetSchema>;
export type WireCallParty = z.output<typeof callPartySchema>;
export type WireCallTransfer = z.output<typeof callTransferSchema>;
export type WirePatchCall = z.output<typeof patchCallSchema>;
