import {
  changePlanSchema,
  createSubscriptionSchema,
  createUserSchema,
  planQuerySchema,
  planSchema,
  subscriptionQuerySchema,
  subscriptionSchema,
  userQuerySchema,
  userSchema,
} from '../schemas/agency.js';
import { one, pageOf } from '../schemas/envelope.js';
import { defineRoute } from './route.js';

export const listUsers = defineRoute({
  method: 'GET',
  path: '/api/v1/users',
  summary: 'Users of the tenant',
  scopes: ['users:read'],
  query: userQuerySchema,
  status: 200,
  answer: pageOf(userSchema),
  known: true,
});

export const createUser = defineRoute({
  method: 'POST',
  path: '/api/v1/users',
  summary: 'Provision a user',
  scopes: ['users:write'],
  body: createUserSchema,
  status: 201,
  answer: one(userSchema),
  known: true,
});

/** What the live service answers here is not published (204, or the user); nothing of it is read. */
export const deleteUser = defineRoute({
  method: 'DELETE',
  path: '/api/v1/users/:id',
  summary: 'Soft-delete a user',
  scopes: ['users:write'],
  status: 204,
  known: true,
});

export const listPlans = defineRoute({
  method: 'GET',
  path: '/api/v1/plans',
  summary: 'Plans of the catalogue',
  scopes: ['plans:read'],
  query: planQuerySchema,
  status: 200,
  answer: pageOf(planSchema),
  known: true,
});

export const getPlan = defineRoute({
  method: 'GET',
  path: '/api/v1/plans/:id',
  summary: 'One plan',
  scopes: ['plans:read'],
  status: 200,
  answer: one(planSchema),
  known: true,
});

export const listSubscriptions = defineRoute({
  method: 'GET',
  path: '/api/v1/subscriptions',
  summary: 'Subscriptions of the tenant',
  scopes: ['subscriptions:read'],
  query: subscriptionQuerySchema,
  status: 200,
  answer: pageOf(subscriptionSchema),
  known: true,
});

export const createSubscription = defineRoute({
  method: 'POST',
  path: '/api/v1/subscriptions',
  summary: 'Subscribe a user to a plan',
  scopes: ['subscriptions:write'],
  body: createSubscriptionSchema,
  status: 201,
  answer: one(subscriptionSchema),
  known: true,
});

export const getSubscription = defineRoute({
  method: 'GET',
  path: '/api/v1/subscriptions/:id',
  summary: 'One subscription',
  scopes: ['subscriptions:read'],
  status: 200,
  answer: one(subscriptionSchema),
  known: true,
});

export const changePlan = defineRoute({
  method: 'PATCH',
  path: '/api/v1/subscriptions/:id/plan',
  summary: 'Move a subscription to another plan',
  scopes: ['subscriptions:write'],
  body: changePlanSchema,
  status: 200,
  answer: one(subscriptionSchema),
  known: true,
});
