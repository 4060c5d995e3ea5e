import * as z from 'zod/mini';
import { keysetQuerySchema } from './envelope.js';
import { idSchema, instantSchema, text, timestampSchema } from './primitives.js';

const employeeIdSchema = text(64, 1).check(z.regex(/^[\w.-]+$/, 'must be the id of an employee'));

/**
 * The account's written authorisation for one person of the platform's staff to look at its data. Without one that runs,
 * staff see nothing; with one they read and change nothing, and each look is in the access log before it is answered.
 */
export const accessGrantSchema = z.object({
  id: idSchema,
  employee_id: employeeIdSchema,
  /** What it is for, in the account's own words. */
  purpose: z.string(),
  /** Of the API key or the agent that gave it. */
  granted_by: z.string(),
  created_at: timestampSchema,
  /** It ends by itself then. */
  until: timestampSchema,
  withdrawn_at: z.exactOptional(timestampSchema),
});

export const createAccessGrantSchema = z.strictObject({
  employee_id: employeeIdSchema,
  purpose: text(300, 1),
  /** Within 30 days. */
  until: instantSchema,
});

export const accessGrantQuerySchema = keysetQuerySchema;

export type WireAccessGrant = z.output<typeof accessGrantSchema>;
