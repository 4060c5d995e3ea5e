import * as z from 'zod/mini';
import { countrySchema, idSchema } from './primitives.js';

/** The signed-in agent. */
export const meSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  account: z.object({
    id: idSchema,
    name: z.string(),
    /** Where national numbers are read; ISO 3166-1 alpha-2. */
    country: countrySchema,
  }),
  scopes: z.array(z.string()),
});

export type WireMe = z.output<typeof meSchema>;
