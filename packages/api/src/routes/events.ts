import { defineRoute } from './route.js';

export const streamEvents = defineRoute({
  method: 'GET',
  path: '/api/v1/events',
  summary: 'Server-sent events of everything the token may see; resumes after Last-Event-ID',
  scopes: ['activities:read'],
  status: 200,
  content: ['text/event-stream'],
});
