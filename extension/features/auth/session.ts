import { DialoraError, systemClock, type Clock } from '@dialora/core';
import { agentScopes } from '@dialora/api/schemas';
import {
  authorizeUrl,
  codeFromRedirect,
  createPkce,
  createState,
  createTokenManager,
  type TokenEndpoint,
  type TokenSet,
} from '@dialora/api/oauth';
import * as z from 'zod/mini';
import type { Area } from '../platform/area.js';

export interface SessionOptions {
  readonly apiOrigin: string;
  readonly clientId: string;
  readonly endpoint: TokenEndpoint;
  /** The extension's own `https://<id>.chromiumapp.org/…`; the browser alone can catch it. */
  readonly redirectUri: string;
  /** Memory of this browser run; closed to content scripts. */
  readonly memory: Area;
  /** Kept on disk; closed to content scripts before anything is written. */
  readonly disk: Area;
  /** Shows the sign-in page and resolves with the address it ended at; undefined when the person closed it. */
  readonly launch: (url: string) => Promise<string | undefined>;
  readonly clock?: Clock;
}

export interface SessionState {
  readonly state: 'signed-in' | 'signed-out';
  /** Changes with each new access token, so that others can tell a renewed session without seeing the token. */
  readonly generation: number;
}

export interface Session {
  state(): Promise<SessionState>;
  /** The access token, renewed when it is about to end or `fresh` says it was refused. Undefined: signed out. */
  token(options?: { readonly fresh?: boolean }): Promise<string | undefined>;
  /** Rejects with a `DialoraError`; `code` is `sign_in_cancelled` when the person closed the page or declined. */
  signIn(): Promise<SessionState>;
  signOut(): Promise<void>;
}

const accessSchema = z.object({
  accessToken: z.string(),
  expiresAt: z.number(),
  scopes: z.array(z.string()),
});

/**
 * The agent's session, held by the service worker alone: OAuth 2.1 code flow with PKCE. The access token lives in
 * memory, the rotating refresh token on disk; a killed worker finds both again.
 */
export function createSession(options: SessionOptions): Session {
  const { memory, disk } = options;
  const clock = options.clock ?? systemClock;
  let signingIn: Promise<SessionState> | undefined;

  async function load(): Promise<TokenSet | undefined> {
    const access = z.safeParse(accessSchema, await memory.get('access'));
    const refreshToken = await disk.get('refresh');
    if (typeof refreshToken === 'string') {
      // After a restart of the browser only the refresh token is left: the set has then expired, and is renewed.
      const known = access.success ? access.data : { accessToken: '', expiresAt: 0, scopes: [] };
      return { ...known, refreshToken };
    }
    return access.success && access.data.expiresAt > clock.now() ? access.data : undefined;
  }

  async function save(tokens: TokenSet | undefined): Promise<void> {
    if (tokens === undefined) {
      await Promise.all([memory.remove('access'), disk.remove('refresh'), memory.remove('generation')]);
      return;
    }
    const { refreshToken, ...access } = tokens;
    // The refresh token first: once the server has rotated it, the old one is worth nothing.
    if (refreshToken !== undefined) await disk.set('refresh', refreshToken);
    await memory.set('access', access);
    await memory.set('generation', clock.now());
  }

  const manager = createTokenManager({ endpoint: options.endpoint, load, save, clock });

  async function state(): Promise<SessionState> {
    const [tokens, generation] = await Promise.all([load(), memory.get('generation')]);
    return {
      state: tokens === undefined ? 'signed-out' : 'signed-in',
      generation: typeof generation === 'number' ? generation : 0,
    };
  }

  async function authorize(): Promise<SessionState> {
    const { verifier, challenge } = await createPkce();
    const oauthState = createState();
    const { apiOrigin: baseUrl, clientId, redirectUri } = options;
    const url = authorizeUrl({ baseUrl, clientId, redirectUri, scopes: agentScopes, state: oauthState, challenge });
    const end = await options.launch(url);
    if (end === undefined || new URL(end).searchParams.get('error') === 'access_denied') {
      throw new DialoraError({ kind: 'signed-out', code: 'sign_in_cancelled' });
    }
    const code = codeFromRedirect(end, { state: oauthState });
    await manager.signIn(await options.endpoint.exchange({ code, verifier, redirectUri }));
    return state();
  }

  return {
    state,
    async token({ fresh = false } = {}) {
      try {
        return await manager.getToken({ fresh });
      } catch (error) {
        // The session has ended and is forgotten: from now on that is simply "signed out".
        if (error instanceof DialoraError && error.problem.code === 'invalid_grant') return undefined;
        throw error;
      }
    },
    signIn() {
      signingIn ??= authorize().finally(() => (signingIn = undefined));
      return signingIn;
    },
    signOut: () => manager.signOut(),
  };
}
