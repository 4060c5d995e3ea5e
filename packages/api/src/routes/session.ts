import { listOf, one } from '../schemas/envelope.js';
import { callerIdSchema } from '../schemas/caller-ids.js';
import { meSchema } from '../schemas/me.js';
import { createSessionSchema, sessionSchema } from '../schemas/sessions.js';
import { voiceTokenSchema } from '../schemas/voice.js';
import { defineRoute } from './route.js';

export const createSession = defineRoute({
  method: 'POST',
  path: '/api/v1/sessions',
  summary: 'Mint a short-lived browser token for one agent, from the business’s own server with its API key',
  scopes: ['sessions:write'],
  body: createSessionSchema,
  status: 201,
  answer: one(sessionSchema),
});

export const getMe = defineRoute({
  method: 'GET',
  path: '/api/v1/me',
  summary: 'Who the token belongs to',
  status: 200,
  answer: one(meSchema),
});

export const listCallerIds = defineRoute({
  method: 'GET',
  path: '/api/v1/caller_ids',
  summary: 'The account’s verified numbers, the only values a call’s from_number may take',
  scopes: ['caller_ids:read'],
  status: 200,
  answer: listOf(callerIdSchema),
});

export const createVoiceToken = defineRoute({
  method: 'POST',
  path: '/api/v1/voice/token',
  summary: 'An access token for the Voice SDK, for the agent’s own identity; ask again before it ends',
  scopes: ['voice:use'],
  status: 201,
  answer: one(voiceTokenSchema),
});
