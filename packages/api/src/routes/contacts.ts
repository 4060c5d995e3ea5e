import {
  contactLookupQuerySchema,
  contactQuerySchema,
  contactSchema,
  createContactSchema,
  patchContactSchema,
} from '../schemas/contacts.js';
import {
  contactRevisionSchema,
  mergeContactSchema,
  undoMergeSchema,
  usedWordSchema,
} from '../schemas/contact-history.js';
import { keysetOf, keysetQuerySchema, listOf, one, pageOf } from '../schemas/envelope.js';
import { defineRoute } from './route.js';

export const listContacts = defineRoute({
  method: 'GET',
  path: '/api/v1/contacts',
  summary: 'Contacts that match a query, best first; recently active ones without a query',
  scopes: ['contacts:read'],
  query: contactQuerySchema,
  status: 200,
  answer: pageOf(contactSchema),
});

export const lookupContacts = defineRoute({
  method: 'GET',
  path: '/api/v1/contacts/lookup',
  summary: 'Every contact that holds this number or this e-mail address',
  scopes: ['contacts:read'],
  query: contactLookupQuerySchema,
  status: 200,
  answer: listOf(contactSchema),
});

export const getContact = defineRoute({
  method: 'GET',
  path: '/api/v1/contacts/:id',
  summary: 'One contact, with its version as ETag',
  scopes: ['contacts:read'],
  status: 200,
  answer: one(contactSchema),
  errors: ['gone'],
});

export const createContact = defineRoute({
  method: 'POST',
  path: '/api/v1/contacts',
  summary: 'Add a contact',
  scopes: ['contacts:write'],
  body: createContactSchema,
  status: 201,
  answer: one(contactSchema),
});

export const updateContact = defineRoute({
  method: 'PATCH',
  path: '/api/v1/contacts/:id',
  summary: 'Change a contact (JSON merge patch); the version that was read goes into If-Match',
  scopes: ['contacts:write'],
  body: patchContactSchema,
  status: 200,
  answer: one(contactSchema),
  ifMatch: true,
  errors: ['gone'],
});

export const mergeContact = defineRoute({
  method: 'POST',
  path: '/api/v1/contacts/:id/merge',
  summary: 'Join a duplicate into this contact',
  scopes: ['contacts:write'],
  body: mergeContactSchema,
  status: 200,
  answer: one(contactSchema),
  ifMatch: true,
  errors: ['conflict'],
});

export const undoMerge = defineRoute({
  method: 'POST',
  path: '/api/v1/contacts/:id/merge/undo',
  summary: 'Take a merge apart again; what was edited since stays with this contact',
  scopes: ['contacts:write'],
  body: undoMergeSchema,
  status: 200,
  answer: one(contactSchema),
  errors: ['conflict'],
});

export const listTags = defineRoute({
  method: 'GET',
  path: '/api/v1/contacts/tags',
  summary: 'Tags in use, most used first',
  scopes: ['contacts:read'],
  status: 200,
  answer: listOf(usedWordSchema),
});

export const listCustomFields = defineRoute({
  method: 'GET',
  path: '/api/v1/contacts/custom_fields',
  summary: 'Names of custom fields in use, most used first',
  scopes: ['contacts:read'],
  status: 200,
  answer: listOf(usedWordSchema),
});

export const listContactHistory = defineRoute({
  method: 'GET',
  path: '/api/v1/contacts/:id/history',
  summary: 'Every correction of a contact, newest first',
  scopes: ['contacts:read'],
  query: keysetQuerySchema,
  status: 200,
  answer: keysetOf(contactRevisionSchema),
});
