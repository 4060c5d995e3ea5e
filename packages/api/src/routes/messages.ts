import { keysetOf, one } from '../schemas/envelope.js';
import { mediaLinkSchema } from '../schemas/media.js';
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

export const createMessageMediaLink = defineRoute({
  method: 'POST',
  path: '/api/v1/messages/:id/media/:medium_id/link',
  summary: 'An address at which a medium of the message can be had for a few minutes; noted in the access log',
  scopes: ['messages:read'],
  status: 201,
  answer: one(mediaLinkSchema),
  errors: ['gone', 'processing_restricted'],
});

export const getMessageMedia = defineRoute({
  method: 'GET',
  path: '/api/v1/message_media/:key',
  summary:
    'The picture, voice note or file itself, by a short-lived key; pictures and sounds inline, all else to be saved; answers range requests with 206 where the carrier does',
  auth: 'none',
  status: 200,
  content: [
    'image/jpeg',
    'image/png',
    'image/gif',
    'image/webp',
    'audio/ogg',
    'audio/mpeg',
    'application/octet-stream',
  ],
  errors: ['gone', 'processing_restricted', 'range_not_satisfiable', 'media_refused'],
});
