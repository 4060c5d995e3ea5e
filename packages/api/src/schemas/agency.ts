import * as z from 'zod/mini';
import { flagSchema, limitSchema, pageNumberSchema, sortOrderSchema } from './envelope.js';
import { e164Schema, emailSchema, idSchema, instantSchema, text } from './primitives.js';

/*
 * The agency scope: known. Requests and filters are those of the vendor's public integration
 * (@dialora/n8n-nodes-dialora 0.6.1); it shows no answer in full, so everything but the id may be missing or null.
 */

const page = { page: pageNumberSchema, limit: limitSchema, sort_order: z.exactOptional(sortOrderSchema) };
const sortBy = z.exactOptional(z.enum(['created_at', 'name']));

export const userSchema = z.object({
  id: idSchema,
  email: z.nullish(z.string()),
  name: z.nullish(z.string()),
  phone: z.nullish(z.string()),
  /** `active`, `blocked` or `pending`; the live service may know more. */
  status: z.nullish(z.string()),
  created_at: z.nullish(instantSchema),
});

export const createUserSchema = z.object({
  email: emailSchema,
  name: text(200, 1),
  password: text(200, 8),
  phone: z.exactOptional(e164Schema),
});

export const userQuerySchema = z.object({
  ...page,
  status: z.exactOptional(z.enum(['active', 'blocked'])),
  /** Substring of name or e-mail, in any case. */
  search: z.exactOptional(text(200)),
  sort_by: sortBy,
});

export const planSchema = z.object({
  id: idSchema,
  name: z.nullish(z.string()),
  active: z.nullish(z.boolean()),
  /** `stripe` or `agency`. */
  provider: z.nullish(z.string()),
  /** ISO 4217. */
  currency: z.nullish(z.string()),
  created_at: z.nullish(instantSchema),
});

export const planQuerySchema = z.object({
  ...page,
  active: z.exactOptional(flagSchema),
  provider: z.exactOptional(z.enum(['stripe', 'agency'])),
  sort_by: sortBy,
});

export const subscriptionStatusSchema = z.enum([
  'active',
  'canceled',
  'inactive',
  'past_due',
  'paused',
  'trialing',
  'unpaid',
]);

export const subscriptionSchema = z.object({
  id: idSchema,
  user_id: z.nullish(z.string()),
  plan_id: z.nullish(z.string()),
  status: z.nullish(z.string()),
  created_at: z.nullish(instantSchema),
});

export const createSubscriptionSchema = z.object({ user_id: idSchema, plan_id: idSchema });

/** The target must be active, of the same provider and currency; proration is the server's. */
export const changePlanSchema = z.object({ plan_id: idSchema });

export const subscriptionQuerySchema = z.object({
  ...page,
  user_id: z.exactOptional(idSchema),
  plan_id: z.exactOptional(idSchema),
  status: z.exactOptional(subscriptionStatusSchema),
});

export type WireUser = z.output<typeof userSchema>;
export type WireCreateUser = z.output<typeof createUserSchema>;
export type WirePlan = z.output<typeof planSchema>;
export type WireSubscription = z.output<typeof subscriptionSchema>;
export type WireCreateSubscription = z.output<typeof createSubscriptionSchema>;
