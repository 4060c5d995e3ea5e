import {
  consentQuerySchema,
  consentSchema,
  createConsentSchema,
  ledgerCheckSchema,
  permissionsSchema,
} from '../schemas/consents.js';
import { keysetOf, one } from '../schemas/envelope.js';
import { defineRoute } from './route.js';

export const listConsents = defineRoute({
  method: 'GET',
  path: '/api/v1/consents',
  summary: 'The ledger, newest first: who agreed to what, how, when, and who withdrew',
  scopes: ['consents:read'],
  query: consentQuerySchema,
  status: 200,
  answer: keysetOf(consentSchema),
});

export const createConsent = defineRoute({
  method: 'POST',
  path: '/api/v1/consents',
  summary: 'Add a line to the ledger: a consent given or withdrawn. Lines are never changed',
  scopes: ['consents:write'],
  body: createConsentSchema,
  status: 201,
  answer: one(consentSchema),
});

export const checkLedger = defineRoute({
  method: 'GET',
  path: '/api/v1/consents/verification',
  summary: 'Whether every line of the ledger is where and what it was',
  scopes: ['consents:read'],
  status: 200,
  answer: one(ledgerCheckSchema),
});

export const getPermissions = defineRoute({
  method: 'GET',
  path: '/api/v1/contacts/:id/permissions',
  summary: 'What may be done with a contact now, and why',
  scopes: ['consents:read'],
  status: 200,
  answer: one(permissionsSchema),
});
