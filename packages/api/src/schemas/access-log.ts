import * as z from 'zod/mini';
import { keysetQuerySchema } from './envelope.js';
import { idSchema, instantSchema, timestampSchema } from './primitives.js';

/** Who saw or changed which customer data, when, for what. Kept 12 months; readable by the account at any time. */
export const accessLogEntrySchema = z.object({
  id: idSchema,
  at: timestampSchema,
  actor: z.object({
    kind: z.enum(['agent', 'api-key', 'staff', 'visitor', 'system']),
    id: z.string(),
    name: z.exactOptional(z.string()),
  }),
  action: z.enum(['read', 'list', 'create', 'update', 'delete', 'export', 'play', 'send']),
  /** Kind of record, e.g. `contact` or `recording`. */
  resource: z.string(),
  resource_id: z.exactOptional(z.string()),
  contact_id: z.exactOptional(z.string()),
  /** Names of the members that were seen or changed; never their values. */
  fields: z.exactOptional(z.array(z.string())),
  purpose: z.exactOptional(z.string()),
  /** For staff: the customer's written, time-limited authorisation. */
  authorisation: z.exactOptional(z.object({ reference: z.string(), until: timestampSchema })),
});

export const accessLogQuerySchema = z.object({
  ...keysetQuerySchema.shape,
  contact_id: z.exactOptional(idSchema),
  actor_id: z.exactOptional(idSchema),
  since: z.exactOptional(instantSchema),
});

export type WireAccessLogEntry = z.output<typeof accessLogEntrySchema>;
