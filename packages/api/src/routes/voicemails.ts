import { keysetOf, one } from '../schemas/envelope.js';
import { mediaLinkSchema } from '../schemas/media.js';
import { patchVoicemailSchema, voicemailQuerySchema, voicemailSchema } from '../schemas/voicemails.js';
import { defineRoute } from './route.js';

export const listVoicemails = defineRoute({
  method: 'GET',
  path: '/api/v1/voicemails',
  summary: 'Voicemails, newest first',
  scopes: ['recordings:read'],
  query: voicemailQuerySchema,
  status: 200,
  answer: keysetOf(voicemailSchema),
});

export const getVoicemail = defineRoute({
  method: 'GET',
  path: '/api/v1/voicemails/:id',
  summary: 'One voicemail',
  scopes: ['recordings:read'],
  status: 200,
  answer: one(voicemailSchema),
});

export const createVoicemailLink = defineRoute({
  method: 'POST',
  path: '/api/v1/voicemails/:id/link',
  summary: 'An address at which the voicemail can be heard for a few minutes; noted in the access log',
  scopes: ['recordings:read'],
  status: 201,
  answer: one(mediaLinkSchema),
  errors: ['gone', 'conflict'],
});

export const updateVoicemail = defineRoute({
  method: 'PATCH',
  path: '/api/v1/voicemails/:id',
  summary: 'Mark a voicemail as heard or not',
  // Whoever takes calls also listens to what was missed; erasing it is another matter.
  scopes: ['calls:write'],
  body: patchVoicemailSchema,
  status: 200,
  answer: one(voicemailSchema),
});

export const deleteVoicemail = defineRoute({
  method: 'DELETE',
  path: '/api/v1/voicemails/:id',
  summary: 'Erase a voicemail for good',
  scopes: ['recordings:write'],
  status: 204,
});
