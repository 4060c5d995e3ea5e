import {
  authorizeQuerySchema,
  revokeRequestSchema,
  tokenRequestSchema,
  tokenResponseSchema,
} from '../schemas/oauth.js';
import { defineRoute } from './route.js';

export const authorize = defineRoute({
  method: 'GET',
  path: '/oauth/authorize',
  summary: 'Where an agent signs in and agrees; ends in a redirect with a code (OAuth 2.1, PKCE S256)',
  auth: 'none',
  query: authorizeQuerySchema,
  status: 200,
  content: ['text/html'],
});

export const exchangeToken = defineRoute({
  method: 'POST',
  path: '/oauth/token',
  summary: 'A code or a refresh token for an access token; refresh tokens rotate',
  auth: 'none',
  body: tokenRequestSchema,
  bodyType: 'form',
  status: 200,
  answer: tokenResponseSchema,
});

export const revokeToken = defineRoute({
  method: 'POST',
  path: '/oauth/revoke',
  summary: 'End a token and its family (RFC 7009)',
  auth: 'none',
  body: revokeRequestSchema,
  bodyType: 'form',
  status: 200,
});
