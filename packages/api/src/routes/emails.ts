import {
  createEmailSchema,
  emailContentSchema,
  emailMessageSchema,
  emailQuerySchema,
  sendEmailSchema,
} from '../schemas/emails.js';
import { keysetOf, one } from '../schemas/envelope.js';
import { defineRoute } from './route.js';

export const listEmails = defineRoute({
  method: 'GET',
  path: '/api/v1/emails',
  summary: 'Logged mails, newest first, of a contact or a thread',
  scopes: ['emails:read'],
  query: emailQuerySchema,
  status: 200,
  answer: keysetOf(emailMessageSchema),
});

export const createEmail = defineRoute({
  method: 'POST',
  path: '/api/v1/emails',
  summary: 'Log a mail from Gmail; the same mail twice is one',
  scopes: ['emails:write'],
  body: createEmailSchema,
  status: 201,
  answer: one(emailMessageSchema),
});

export const sendEmail = defineRoute({
  method: 'POST',
  path: '/api/v1/emails/send',
  summary: 'Send a mail to a contact, if it is allowed',
  scopes: ['emails:write'],
  body: sendEmailSchema,
  status: 201,
  answer: one(emailMessageSchema),
  errors: ['message_refused'],
});

export const getEmail = defineRoute({
  method: 'GET',
  path: '/api/v1/emails/:id',
  summary: 'One mail as it was logged, without its text',
  scopes: ['emails:read'],
  status: 200,
  answer: one(emailMessageSchema),
});

export const getEmailContent = defineRoute({
  method: 'GET',
  path: '/api/v1/emails/:id/content',
  summary: 'The cached text of a mail; gone 24 hours after it was read from Gmail',
  scopes: ['emails:read'],
  status: 200,
  answer: one(emailContentSchema),
  errors: ['gone'],
});

export const purgeEmailContent = defineRoute({
  method: 'DELETE',
  path: '/api/v1/emails/content',
  summary: 'Delete all cached Gmail content of the agent now: at disconnection',
  scopes: ['emails:write'],
  status: 204,
});

export const deleteEmail = defineRoute({
  method: 'DELETE',
  path: '/api/v1/emails/:id',
  summary: 'Take a mail out of the log',
  scopes: ['emails:write'],
  status: 204,
});
