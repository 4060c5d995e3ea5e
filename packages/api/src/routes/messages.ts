import { keysetOf, one } from '../schemas/envelope.js';
import { createMessageSchema, messageQuerySchema, messageSchema } from '../schemas/messages.js';
import { defineRoute } from './route.js';

export const listMessages = defineRoute({
  method: 'GET',
  path: '/api/v1/messages',
  summary: 'SMS and WhatsApp messages, newest first',
  scopes: ['messages:read'],
  query: messageQuerySchema,
  status: 200,
  answer: keysetOf(messageSchema),
});

export const getMessage = defineRoute({
  method: 'GET',
  path: '/api/v1/messages/:id',
  summary: 'One message and how far it came',
  scopes: ['messages:read'],
  status: 200,
  answer: one(messageSchema),
});

export const createMessage = defineRoute({
  method: 'POST',
  path: '/api/v1/messages',
  summary: 'Send an SMS or a WhatsApp message, if it is allowed',
  scopes: ['messages:write'],
  body: createMessageSchema,
  status: 201,
  answer: one(messageSchema),
  errors: ['caller_id_not_verified', 'message_refused'],
});
