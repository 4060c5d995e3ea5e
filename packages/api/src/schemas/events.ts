import * as z from 'zod/mini';
import { activitySchema } from './activities.js';
import { callSchema } from './calls.js';
import { contactSchema } from './contacts.js';
import { idSchema } from './primitives.js';

/** What is left of a deleted activity. */
export const deletedActivitySchema = z.object({ id: idSchema, contact_id: idSchema });

/**
 * The frames of `GET /events` (server-sent events, WHATWG HTML §9.2): event name to the shape of its data. Each frame
 * has an `id`, opaque and growing, that a client sends back as `Last-Event-ID`. A comment line every 15 s keeps the
 * line alive. An event `gap` (data `{}`) says that the id is too old to resume from: reload.
 */
export const eventSchemas = {
  'activity.created': activitySchema,
  'activity.updated': activitySchema,
  'activity.deleted': deletedActivitySchema,
  'contact.updated': contactSchema,
  'call.updated': callSchema,
} as const;

export type EventName = keyof typeof eventSchemas;

/** Any event with its data, as it travels. */
export type WireEvent = {
  [Name in EventName]: { readonly event: Name; readonly data: z.output<(typeof eventSchemas)[Name]> };
}[EventName];

export type WireDeletedActivity = z.output<typeof deletedActivitySchema>;
