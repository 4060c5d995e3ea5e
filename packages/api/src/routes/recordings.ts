import { one, keysetOf } from '../schemas/envelope.js';
import { mediaLinkSchema } from '../schemas/media.js';
import { putTranscriptSchema, recordCallSchema, recordingQuerySchema, recordingSchema } from '../schemas/recordings.js';
import { browserCallSchema } from '../schemas/calls.js';
import { defineRoute } from './route.js';

export const listRecordings = defineRoute({
  method: 'GET',
  path: '/api/v1/recordings',
  summary: 'Recordings, newest first, of a contact or of a call',
  scopes: ['recordings:read'],
  query: recordingQuerySchema,
  status: 200,
  answer: keysetOf(recordingSchema),
});

export const getRecording = defineRoute({
  method: 'GET',
  path: '/api/v1/recordings/:id',
  summary: 'One recording: length, retention, announcement and consent behind it',
  scopes: ['recordings:read'],
  status: 200,
  answer: one(recordingSchema),
});

export const createRecordingLink = defineRoute({
  method: 'POST',
  path: '/api/v1/recordings/:id/link',
  summary: 'An address at which the recording can be heard for a few minutes; noted in the access log',
  scopes: ['recordings:read'],
  status: 201,
  answer: one(mediaLinkSchema),
  errors: ['gone', 'conflict'],
});

export const deleteRecording = defineRoute({
  method: 'DELETE',
  path: '/api/v1/recordings/:id',
  summary: 'Erase the sound for good',
  scopes: ['recordings:write'],
  status: 204,
});

export const putTranscript = defineRoute({
  method: 'PUT',
  path: '/api/v1/recordings/:id/transcript',
  summary: 'Give, replace or take out what was said in a recording; it shows beside the call and is found by search',
  scopes: ['recordings:write'],
  body: putTranscriptSchema,
  status: 200,
  answer: one(recordingSchema),
  errors: ['gone', 'conflict'],
});

export const recordCall = defineRoute({
  method: 'POST',
  path: '/api/v1/calls/:id/recording',
  summary: 'Start, pause, resume or stop the recorder of a live call',
  scopes: ['calls:write'],
  body: recordCallSchema,
  status: 200,
  answer: one(browserCallSchema),
  errors: ['call_refused', 'conflict'],
});

export const getMedia = defineRoute({
  method: 'GET',
  path: '/api/v1/media/:key',
  summary: 'The sound itself, by a short-lived key; answers range requests with 206',
  auth: 'none',
  status: 200,
  content: ['audio/mpeg', 'audio/wav', 'audio/ogg', 'audio/webm'],
  errors: ['gone', 'range_not_satisfiable'],
});
