import * as z from 'zod/mini';
import { idSchema, timestampSchema } from './primitives.js';
import { scopeSchema } from './scopes.js';

/** An origin as browsers send it: scheme, host, port; no path. */
export const originSchema = z
  .string()
  .check(z.maxLength(300), z.regex(/^(?:https?|chrome-extension|moz-extension):\/\/[^\s/?#]+$/, 'must be an origin'));

/**
 * A business's own server asks with its API key for a token that one agent's browser may hold. The key itself never
 * reaches a page.
 */
export const createSessionSchema = z.strictObject({
  agent_id: idSchema,
  /** The only pages that may use the token; checked against `Origin`. */
  allowed_origins: z.array(originSchema).check(z.minLength(1), z.maxLength(20)),
  /** What an agent needs (`agentScopes`) when absent; never more than the key itself has. */
  scopes: z.exactOptional(z.array(scopeSchema).check(z.minLength(1))),
  /** Seconds; an hour at most, ten minutes when absent. */
  ttl_seconds: z.exactOptional(z.int().check(z.gte(60), z.lte(3600))),
});

export const sessionSchema = z.object({
  token: z.string(),
  expires_at: timestampSchema,
  scopes: z.array(z.string()),
  allowed_origins: z.array(z.string()),
});

export type WireSession = z.output<typeof sessionSchema>;
export type WireCreateSession = z.output<typeof createSessionSchema>;
