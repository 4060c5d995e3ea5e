import { accessGrantQuerySchema, accessGrantSchema, createAccessGrantSchema } from '../schemas/access-grants.js';
import { keysetOf, one } from '../schemas/envelope.js';
import { defineRoute } from './route.js';

export const listAccessGrants = defineRoute({
  method: 'GET',
  path: '/api/v1/access_grants',
  summary: 'Whom of the platform’s staff the account has let see its data, newest first',
  scopes: ['access_log:read'],
  query: accessGrantQuerySchema,
  status: 200,
  answer: keysetOf(accessGrantSchema),
});

export const createAccessGrant = defineRoute({
  method: 'POST',
  path: '/api/v1/access_grants',
  summary: 'Let one person of the platform’s staff see the account’s data, for a purpose and a time',
  scopes: ['accounts:write'],
  body: createAccessGrantSchema,
  status: 201,
  answer: one(accessGrantSchema),
});

export const withdrawAccessGrant = defineRoute({
  method: 'POST',
  path: '/api/v1/access_grants/:id/withdraw',
  summary: 'End an authorisation at once; again changes nothing',
  scopes: ['accounts:write'],
  status: 200,
  answer: one(accessGrantSchema),
});
