import { keysetOf, one } from '../schemas/envelope.js';
import { createExportSchema, exportQuerySchema, exportSchema } from '../schemas/exports.js';
import { defineRoute } from './route.js';

export const listExports = defineRoute({
  method: 'GET',
  path: '/api/v1/exports',
  summary: 'Exports, newest first',
  scopes: ['exports:read'],
  query: exportQuerySchema,
  status: 200,
  answer: keysetOf(exportSchema),
});

export const createExport = defineRoute({
  method: 'POST',
  path: '/api/v1/exports',
  summary: 'Gather everything of the account or of one contact as JSON or CSV',
  scopes: ['exports:write'],
  body: createExportSchema,
  status: 202,
  answer: one(exportSchema),
});

export const getExport = defineRoute({
  method: 'GET',
  path: '/api/v1/exports/:id',
  summary: 'How far an export is',
  scopes: ['exports:read'],
  status: 200,
  answer: one(exportSchema),
});

export const downloadExport = defineRoute({
  method: 'GET',
  path: '/api/v1/exports/:id/download',
  summary: 'The file, streamed; noted in the access log',
  scopes: ['exports:read'],
  status: 200,
  content: ['application/json', 'text/csv', 'application/zip'],
  errors: ['gone', 'conflict'],
});
