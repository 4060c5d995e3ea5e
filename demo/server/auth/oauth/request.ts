import { agentScopes, authorizeQuerySchema, scopes as knownScopes, type Scope } from '@dialora/api/schemas';
import * as z from 'zod/mini';
import { findClient, type OAuthClient } from './clients.js';

/** A request to sign in that may be shown to a person. */
export interface SignInRequest {
  readonly client: OAuthClient;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly state: string;
  readonly scopes: readonly Scope[];
  readonly allowedOrigins: readonly string[];
}

export type ReadRequest =
  | { readonly kind: 'ok'; readonly request: SignInRequest }
  /** Nobody can be sent back: the page says what is wrong. */
  | { readonly kind: 'unusable'; readonly why: string }
  /** The client is told, at its own address (RFC 6749, section 4.1.2.1). */
  | { readonly kind: 'refused'; readonly location: string };

/** Reads `GET /oauth/authorize`. Who asks and where to return is checked before anything is told to that address. */
export function readSignInRequest(
  query: Readonly<Record<string, string>>,
  where: Parameters<OAuthClient['redirectOrigins']>[1],
): ReadRequest {
  const client = findClient(query['client_id'] ?? '');
  if (client === undefined) return { kind: 'unusable', why: 'No application with this client_id is registered here.' };
  const uri = URL.canParse(query['redirect_uri'] ?? '') ? new URL(query['redirect_uri'] ?? '') : undefined;
  const allowedOrigins = uri === undefined || uri.hash !== '' ? undefined : client.redirectOrigins(uri, where);
  if (uri === undefined || allowedOrigins === undefined) {
    return { kind: 'unusable', why: `The redirect_uri is not an address of ${client.name}.` };
  }
  const redirectUri = query['redirect_uri'] ?? '';
  const refuse = (error: string, description: string): ReadRequest => ({
    kind: 'refused',
    location: returnTo(redirectUri, { error, error_description: description, state: query['state'] ?? '' }),
  });
  if (query['response_type'] !== 'code') {
    return refuse('unsupported_response_type', 'Only response_type=code is offered.');
  }
  const parsed = z.safeParse(authorizeQuerySchema, query);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))].join(', ');
    return refuse('invalid_request', `Missing or not usable: ${names}. PKCE with S256 is needed.`);
  }
  const wanted = parsed.data.scope?.split(' ').filter((scope) => scope !== '') ?? agentScopes;
  const scopes = knownScopes.filter((scope) => wanted.includes(scope) && agentScopes.includes(scope));
  if (scopes.length === 0) return refuse('invalid_scope', 'None of these scopes can be given to an agent.');
  return {
    kind: 'ok',
    request: {
      client,
      redirectUri,
      challenge: parsed.data.code_challenge,
      state: parsed.data.state,
      scopes,
      allowedOrigins,
    },
  };
}

/** The client's own address with the answer in its query; what was in the query stays. */
export function returnTo(redirectUri: string, answer: Readonly<Record<string, string>>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) if (value !== '') url.searchParams.set(name, value);
  return url.href;
}
