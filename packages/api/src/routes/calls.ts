import { callQuerySchema, callSchema, createCallSchema, patchCallSchema } from '../schemas/calls.js';
import { one, pageOf } from '../schemas/envelope.js';
import { defineRoute } from './route.js';

export const listCalls = defineRoute({
  method: 'GET',
  path: '/api/v1/calls',
  summary: 'Calls, newest first; with limit=1 the usual check of a credential',
  scopes: ['calls:read'],
  query: callQuerySchema,
  status: 200,
  answer: pageOf(callSchema),
  known: true,
});

export const createCall = defineRoute({
  method: 'POST',
  path: '/api/v1/calls',
  summary: 'Start a Voice AI agent’s call, or with kind "browser" ask to place one by hand',
  scopes: ['calls:write'],
  body: createCallSchema,
  status: 201,
  answer: one(callSchema),
  errors: ['caller_id_not_verified', 'call_refused'],
  known: true,
});

export const getCall = defineRoute({
  method: 'GET',
  path: '/api/v1/calls/:id',
  summary: 'One call and where it stands',
  scopes: ['calls:read'],
  status: 200,
  answer: one(callSchema),
});

export const updateCall = defineRoute({
  method: 'PATCH',
  path: '/api/v1/calls/:id',
  summary: 'The person’s part of a call’s record: disposition, note, tags',
  scopes: ['calls:write'],
  body: patchCallSchema,
  status: 200,
  answer: one(callSchema),
});
