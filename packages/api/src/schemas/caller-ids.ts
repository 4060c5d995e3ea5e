import * as z from 'zod/mini';
import { e164Schema, idSchema } from './primitives.js';

/** One of the account's verified numbers: the only values that a call's `from_number` may take. */
export const callerIdSchema = z.object({
  id: idSchema,
  number: e164Schema,
  label: z.string(),
  is_default: z.boolean(),
});

export type WireCallerId = z.output<typeof callerIdSchema>;
