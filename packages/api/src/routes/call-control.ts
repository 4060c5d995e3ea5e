import { browserCallSchema, callTargetSchema, holdCallSchema, mergeCallSchema } from '../schemas/calls.js';
import { listOf, one } from '../schemas/envelope.js';
import { choosePresenceSchema, colleagueSchema, noteDeviceSchema, presenceSchema } from '../schemas/events.js';
import { defineRoute } from './route.js';

const answer = one(browserCallSchema);

export const holdCall = defineRoute({
  method: 'POST',
  path: '/api/v1/calls/:id/hold',
  summary: 'Put the other end of a live call on hold, or talk again',
  scopes: ['calls:write'],
  body: holdCallSchema,
  status: 200,
  answer,
  errors: ['conflict'],
});

export const mergeCalls = defineRoute({
  method: 'POST',
  path: '/api/v1/calls/:id/merge',
  summary: 'Bring the people of another live call of the agent into this one',
  scopes: ['calls:write'],
  body: mergeCallSchema,
  status: 200,
  answer,
  errors: ['conflict'],
});

export const addCallParty = defineRoute({
  method: 'POST',
  path: '/api/v1/calls/:id/parties',
  summary: 'Ring somebody into a live call',
  scopes: ['calls:write'],
  body: callTargetSchema,
  status: 200,
  answer,
  errors: ['conflict', 'call_refused'],
});

export const removeCallParty = defineRoute({
  method: 'POST',
  path: '/api/v1/calls/:id/parties/:party_id/remove',
  summary: 'Let one of the others of a live call go',
  scopes: ['calls:write'],
  status: 200,
  answer,
  errors: ['conflict'],
});

export const endCall = defineRoute({
  method: 'POST',
  path: '/api/v1/calls/:id/end',
  summary: 'End a live call for everybody in it',
  scopes: ['calls:write'],
  status: 200,
  answer,
  errors: ['conflict'],
});

export const transferCall = defineRoute({
  method: 'POST',
  path: '/api/v1/calls/:id/transfer',
  summary: 'Hand a live call over without asking; it comes back when nobody takes it',
  scopes: ['calls:write'],
  body: callTargetSchema,
  status: 200,
  answer,
  errors: ['conflict', 'call_refused'],
});

export const consultCall = defineRoute({
  method: 'POST',
  path: '/api/v1/calls/:id/consult',
  summary: 'Hold a live call and ask to place one to somebody who is asked first',
  scopes: ['calls:write'],
  body: callTargetSchema,
  status: 201,
  answer,
  errors: ['conflict', 'call_refused'],
});

export const completeTransfer = defineRoute({
  method: 'POST',
  path: '/api/v1/calls/:id/transfer/complete',
  summary: 'Connect the held call with whom it was asked about, and leave both',
  scopes: ['calls:write'],
  status: 200,
  answer,
  errors: ['conflict'],
});

export const cancelTransfer = defineRoute({
  method: 'POST',
  path: '/api/v1/calls/:id/transfer/cancel',
  summary: 'End the consultation; the call stays on hold until it is taken up again',
  scopes: ['calls:write'],
  status: 200,
  answer,
  errors: ['conflict'],
});

export const sendCallToVoicemail = defineRoute({
  method: 'POST',
  path: '/api/v1/calls/:id/voicemail',
  summary: 'Let a caller whom nobody answered yet leave a message',
  scopes: ['calls:write'],
  status: 200,
  answer,
  errors: ['conflict'],
});

export const listColleagues = defineRoute({
  method: 'GET',
  path: '/api/v1/agents',
  summary: 'The agents of the account and whether they can take a call',
  scopes: ['calls:read'],
  status: 200,
  answer: listOf(colleagueSchema),
});

export const setPresence = defineRoute({
  method: 'PUT',
  path: '/api/v1/presence',
  summary: 'Say whether the signed-in agent takes calls',
  scopes: ['voice:use'],
  body: choosePresenceSchema,
  status: 200,
  answer: one(presenceSchema),
});

/**
 * The local gateway tells the server itself. Twilio does not, so a page says it once it is registered and every 30 seconds
 * after; a device that was not heard of for 75 seconds is gone.
 */
export const noteVoiceDevice = defineRoute({
  method: 'PUT',
  path: '/api/v1/voice/devices/:id',
  summary: 'Say that a device of the signed-in agent is registered with the carrier, or is so no more',
  scopes: ['voice:use'],
  body: noteDeviceSchema,
  status: 200,
  answer: one(presenceSchema),
});
