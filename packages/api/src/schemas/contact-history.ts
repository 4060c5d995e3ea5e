import * as z from 'zod/mini';
import { idSchema, personRefSchema, timestampSchema } from './primitives.js';

/** One correction of a contact: who changed what from what to what. Kept as long as the contact is. */
export const contactRevisionSchema = z.object({
  id: idSchema,
  at: timestampSchema,
  by: z.exactOptional(personRefSchema),
  reason: z.enum(['created', 'edited', 'merged', 'unmerged', 'imported', 'privacy-request']),
  changes: z.array(
    z.object({
      /** JSON pointer into the contact. */
      pointer: z.string(),
      before: z.exactOptional(z.unknown()),
      after: z.exactOptional(z.unknown()),
    }),
  ),
});

/** Joins a duplicate into this contact: lists are united, this one's single values win, its feed takes the other's in. */
export const mergeContactSchema = z.strictObject({ duplicate_id: idSchema });

/** Takes a merge apart again: both contacts are as they were, what was edited since stays with this one. */
export const undoMergeSchema = z.strictObject({ duplicate_id: idSchema });

/** How often a tag or a custom field is in use. */
export const usedWordSchema = z.object({ name: z.string(), contacts: z.int() });

export type WireContactRevision = z.output<typeof contactRevisionSchema>;
export type WireMergeContact = z.output<typeof mergeContactSchema>;
