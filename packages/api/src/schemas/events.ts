import * as z from 'zod/mini';
import { activitySchema } from './activities.js';
import { callSchema } from './calls.js';
import { contactSchema } from './contacts.js';
import { idSchema, timestampSchema } from './primitives.js';

/** What is left of a deleted activity. */
export const deletedActivitySchema = z.object({ id: idSchema, contact_id: idSchema });

/** A contact that was erased, or merged into another. */
export const deletedContactSchema = z.object({ id: idSchema, merged_into: z.exactOptional(idSchema) });

/** What may be done with this contact is different now: read its permissions again. */
export const permissionChangeSchema = z.object({ contact_id: idSchema });

/** Whether an agent can take calls. */
export const presenceSchema = z.object({
  agent_id: idSchema,
  state: z.enum(['available', 'busy', 'wrap-up', 'away', 'offline']),
  since: z.exactOptional(timestampSchema),
  /** When it changes by itself, and to what. */
  until: z.exactOptional(timestampSchema),
  next: z.exactOptional(z.enum(['available', 'busy', 'away'])),
});

/** What an agent may choose; `wrap-up` begins the time after a call anew. */
export const choosePresenceSchema = z.strictObject({ state: z.enum(['available', 'busy', 'wrap-up', 'away']) });

/** Whether a device of the agent is registered with the carrier; said again every half minute while it is. */
export const noteDeviceSchema = z.strictObject({ registered: z.boolean() });

/** An agent of the account, to transfer to. */
export const colleagueSchema = z.object({
  id: idSchema,
  name: z.string(),
  title: z.exactOptional(z.string()),
  presence: presenceSchema,
});

/**
 * The frames of `GET /events` (server-sent events, WHATWG HTML §9.2): event name to the shape of its data. Each frame
 * has an `id`, opaque and growing, that a client sends back as `Last-Event-ID`; the first, with an id alone, comes as
 * soon as the line is open. A comment line every 15 s keeps the line alive. Messages travel as their activities. An event `gap` (data `{}`) says that the id is too old to resume from: reload.
 */
export const eventSchemas = {
  'activity.created': activitySchema,
  'activity.updated': activitySchema,
  'activity.deleted': deletedActivitySchema,
  'contact.updated': contactSchema,
  'contact.deleted': deletedContactSchema,
  'call.updated': callSchema,
  'permission.changed': permissionChangeSchema,
  'presence.changed': presenceSchema,
} as const;

export type EventName = keyof typeof eventSchemas;

/** Any event with its data, as it travels. */
export type WireEvent = {
  [Name in EventName]: { readonly event: Name; readonly data: z.output<(typeof eventSchemas)[Name]> };
}[EventName];

export type WirePresence = z.output<typeof presenceSchema>;
export type WireColleague = z.output<typeof colleagueSchema>;
export type WireDeletedActivity = z.output<typeof deletedActivitySchema>;
