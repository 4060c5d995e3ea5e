import { accessLogEntrySchema, accessLogQuerySchema } from '../schemas/access-log.js';
import {
  accountQuerySchema,
  accountSchema,
  complianceSchema,
  createAccountSchema,
  patchAccountSchema,
} from '../schemas/accounts.js';
import { keysetOf, one, pageOf } from '../schemas/envelope.js';
import { defineRoute } from './route.js';

export const listAccounts = defineRoute({
  method: 'GET',
  path: '/api/v1/accounts',
  summary: 'The account and, for an agency, its sub-accounts',
  scopes: ['accounts:read'],
  query: accountQuerySchema,
  status: 200,
  answer: pageOf(accountSchema),
});

export const getAccount = defineRoute({
  method: 'GET',
  path: '/api/v1/accounts/:id',
  summary: 'One account with its brand',
  scopes: ['accounts:read'],
  status: 200,
  answer: one(accountSchema),
});

export const createAccount = defineRoute({
  method: 'POST',
  path: '/api/v1/accounts',
  summary: 'Open a sub-account',
  scopes: ['accounts:write'],
  body: createAccountSchema,
  status: 201,
  answer: one(accountSchema),
});

export const updateAccount = defineRoute({
  method: 'PATCH',
  path: '/api/v1/accounts/:id',
  summary: 'Rename an account or change its brand',
  scopes: ['accounts:write'],
  body: patchAccountSchema,
  status: 200,
  answer: one(accountSchema),
});

export const closeAccount = defineRoute({
  method: 'DELETE',
  path: '/api/v1/accounts/:id',
  summary: 'Close a sub-account; its customers’ data is deleted for good 30 days later',
  scopes: ['accounts:write'],
  status: 204,
});

export const getCompliance = defineRoute({
  method: 'GET',
  path: '/api/v1/accounts/:id/compliance',
  summary: 'An agency’s oversight of a sub-account: counts, never its customers’ data',
  scopes: ['accounts:read'],
  status: 200,
  answer: one(complianceSchema),
});

export const listAccessLog = defineRoute({
  method: 'GET',
  path: '/api/v1/access_log',
  summary: 'Who saw or changed which customer data, newest first',
  scopes: ['access_log:read'],
  query: accessLogQuerySchema,
  status: 200,
  answer: keysetOf(accessLogEntrySchema),
});
