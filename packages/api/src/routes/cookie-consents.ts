import {
  cookieConsentQuerySchema,
  cookieConsentSchema,
  createCookieConsentSchema,
  downloadCookieConsentsSchema,
} from '../schemas/cookie-consents.js';
import { keysetOf, one } from '../schemas/envelope.js';
import { defineRoute } from './route.js';

export const createCookieConsent = defineRoute({
  method: 'POST',
  path: '/api/v1/cookie_consents',
  summary: 'Keep a visitor’s choice as a receipt; from the page itself, so without a session, and without an address',
  auth: 'none',
  body: createCookieConsentSchema,
  status: 201,
  answer: one(cookieConsentSchema),
  errors: ['origin_not_allowed'],
});

export const listCookieConsents = defineRoute({
  method: 'GET',
  path: '/api/v1/cookie_consents',
  summary: 'The receipts of the account’s sites, newest first',
  scopes: ['consents:read'],
  query: cookieConsentQuerySchema,
  status: 200,
  answer: keysetOf(cookieConsentSchema),
});

export const downloadCookieConsents = defineRoute({
  method: 'GET',
  path: '/api/v1/cookie_consents/download',
  summary: 'All receipts of the account, or of one site, as a file of JSON or CSV, newest first; streamed',
  scopes: ['consents:read'],
  query: downloadCookieConsentsSchema,
  status: 200,
  content: ['application/json', 'text/csv'],
});
