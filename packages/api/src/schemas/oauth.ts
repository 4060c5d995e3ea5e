import * as z from 'zod/mini';
import { text } from './primitives.js';

/*
 * OAuth 2.1 (draft-ietf-oauth-v2-1) with PKCE S256 (RFC 7636). Bodies are forms, answers are bare: no envelope here,
 * the RFCs fix the names.
 */

const verifier = text(128, 43).check(z.regex(/^[A-Za-z0-9\-._~]+$/, 'must be a PKCE verifier'));

/** What `GET /oauth/authorize` must carry. */
export const authorizeQuerySchema = z.object({
  response_type: z.literal('code'),
  client_id: text(128, 1),
  redirect_uri: text(2048, 1),
  /** SHA-256 of the verifier in base64url: 43 characters. */
  code_challenge: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/, 'must be an S256 challenge')),
  code_challenge_method: z.literal('S256'),
  state: text(512, 1),
  /** Scopes apart by spaces. */
  scope: z.exactOptional(text(2000)),
});

export const tokenRequestSchema = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('authorization_code'),
    code: text(512, 1),
    redirect_uri: text(2048, 1),
    client_id: text(128, 1),
    code_verifier: verifier,
  }),
  z.object({
    grant_type: z.literal('refresh_token'),
    refresh_token: text(512, 1),
    client_id: text(128, 1),
  }),
]);

/** RFC 6749 §5.1. The refresh token rotates: each one works once, a second use ends the family. */
export const tokenResponseSchema = z.object({
  access_token: z.string().check(z.minLength(1)),
  token_type: z.string().check(z.regex(/^bearer$/i)),
  /** Seconds. */
  expires_in: z.number().check(z.gt(0)),
  refresh_token: z.exactOptional(z.string().check(z.minLength(1))),
  scope: z.exactOptional(z.string()),
});

/** RFC 6749 §5.2. */
export const oauthErrorSchema = z.object({
  error: z.string(),
  error_description: z.exactOptional(z.string()),
});

/** RFC 7009. */
export const revokeRequestSchema = z.object({
  token: text(512, 1),
  token_type_hint: z.exactOptional(z.enum(['access_token', 'refresh_token'])),
  client_id: z.exactOptional(text(128, 1)),
});

export type WireAuthorizeQuery = z.output<typeof authorizeQuerySchema>;
export type WireTokenRequest = z.output<typeof tokenRequestSchema>;
export type WireTokenResponse = z.output<typeof tokenResponseSchema>;
export type WireOAuthError = z.output<typeof oauthErrorSchema>;
export type WireRevokeRequest = z.output<typeof revokeRequestSchema>;
