import { DialoraError } from '@dialora/core';
import type { Pkce } from './pkce.js';

export interface AuthorizeRequest {
  /** Root of the service, e.g. `https://api.dialora.ai`. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly state: string;
  readonly challenge: Pkce['challenge'];
}

/** The address at which an agent signs in and agrees. */
export function authorizeUrl(request: AuthorizeRequest): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: request.scopes.join(' '),
    state: request.state,
    code_challenge: request.challenge,
    code_challenge_method: 'S256',
  });
  return `${request.baseUrl.replace(/\/+$/, '')}/oauth/authorize?${query.toString()}`;
}

/**
 * The code out of the address that the sign-in came back to. Throws a `DialoraError`: `signed-out` when the person
 * declined or the server refused (`code` is OAuth's), `invalid` when the answer is not to this request.
 */
export function codeFromRedirect(redirectedTo: string, expected: { readonly state: string }): string {
  const query = new URL(redirectedTo).searchParams;
  // State first: an answer to somebody else's request is not to be believed in anything, its error included.
  if (query.get('state') !== expected.state) {
    throw new DialoraError({ kind: 'invalid', code: 'state_mismatch', detail: 'the redirect answers another request' });
  }
  const error = query.get('error');
  if (error !== null) {
    throw new DialoraError({
      kind: 'signed-out',
      code: error,
      detail: query.get('error_description') ?? 'the sign-in was refused',
    });
  }
  const code = query.get('code');
  if (code === null || code === '') {
    throw new DialoraError({ kind: 'invalid', code: 'missing_code', detail: 'the redirect carries no code' });
  }
  return code;
}
