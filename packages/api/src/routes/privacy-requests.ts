import { keysetOf, one } from '../schemas/envelope.js';
import {
  createPrivacyRequestSchema,
  createVisitorRequestSchema,
  patchPrivacyRequestSchema,
  privacyRequestQuerySchema,
  privacyRequestSchema,
  visitorCodeSchema,
  visitorNewCodeSchema,
  visitorReceiptSchema,
  visitorStatusSchema,
} from '../schemas/privacy-requests.js';
import { defineRoute } from './route.js';

export const listPrivacyRequests = defineRoute({
  method: 'GET',
  path: '/api/v1/privacy_requests',
  summary: 'Requests and their clocks, newest first',
  scopes: ['privacy:read'],
  query: privacyRequestQuerySchema,
  status: 200,
  answer: keysetOf(privacyRequestSchema),
});

export const createPrivacyRequest = defineRoute({
  method: 'POST',
  path: '/api/v1/privacy_requests',
  summary: 'Enter a request for a person who called or wrote',
  scopes: ['privacy:write'],
  body: createPrivacyRequestSchema,
  status: 201,
  answer: one(privacyRequestSchema),
});

export const getPrivacyRequest = defineRoute({
  method: 'GET',
  path: '/api/v1/privacy_requests/:id',
  summary: 'One request with its history',
  scopes: ['privacy:read'],
  status: 200,
  answer: one(privacyRequestSchema),
});

export const updatePrivacyRequest = defineRoute({
  method: 'PATCH',
  path: '/api/v1/privacy_requests/:id',
  summary: 'The next step: acknowledge, link, start, extend, complete, refuse, withdraw; lift a restriction',
  scopes: ['privacy:write'],
  body: patchPrivacyRequestSchema,
  status: 200,
  answer: one(privacyRequestSchema),
  errors: ['conflict'],
});

export const createVisitorRequest = defineRoute({
  method: 'POST',
  path: '/api/v1/privacy_requests/visitor',
  summary: 'A visitor of a business’s site asks for a right; a code goes to the address or number given',
  auth: 'none',
  body: createVisitorRequestSchema,
  status: 201,
  answer: one(visitorReceiptSchema),
  errors: ['origin_not_allowed'],
});

export const sendVisitorCode = defineRoute({
  method: 'POST',
  path: '/api/v1/privacy_requests/visitor/new_code',
  summary: 'Sends the visitor another code, because the last one did not come or has ended',
  auth: 'none',
  body: visitorNewCodeSchema,
  status: 200,
  answer: one(visitorReceiptSchema),
  errors: ['not_found', 'conflict'],
});

export const verifyVisitorRequest = defineRoute({
  method: 'POST',
  path: '/api/v1/privacy_requests/visitor/code',
  summary: 'The visitor proves who they are with the code they were sent; `gone` when it has ended',
  auth: 'none',
  body: visitorCodeSchema,
  status: 200,
  answer: one(visitorReceiptSchema),
  errors: ['not_found', 'gone'],
});

export const getVisitorRequest = defineRoute({
  method: 'POST',
  path: '/api/v1/privacy_requests/visitor/status',
  summary: 'Where the visitor’s request stands; by POST, so that the receipt is in no log of addresses',
  auth: 'none',
  body: visitorStatusSchema,
  status: 200,
  answer: one(visitorReceiptSchema),
  errors: ['not_found'],
});

export const getVisitorFile = defineRoute({
  method: 'GET',
  path: '/api/v1/privacy_requests/visitor/file/:key',
  summary: 'The copy of their data that a visitor asked for, by the short-lived address in their status',
  auth: 'none',
  status: 200,
  content: ['application/json', 'application/zip'],
  errors: ['not_found', 'gone'],
});
