import { systemClock, toProblem, type Clock } from '@dialora/core';
import type { GetToken } from '../client/tokens.js';
import type { TokenEndpoint, TokenSet } from './token-endpoint.js';

export interface TokenManagerOptions {
  readonly endpoint: Pick<TokenEndpoint, 'refresh' | 'revoke'>;
  /** What was kept; undefined when nobody is signed in. */
  readonly load: () => Promise<TokenSet | undefined>;
  /** Keeps or, with undefined, forgets. */
  readonly save: (tokens: TokenSet | undefined) => Promise<void>;
  readonly clock?: Clock;
  /** A token is renewed this long before its end, so that none expires on its way. Milliseconds, 60 s by default. */
  readonly leewayMs?: number;
}

export interface TokenManager {
  /** For `createApiClient`: the access token, renewed when it is about to end or `fresh` is asked for. */
  readonly getToken: GetToken;
  /** Takes the tokens of a completed sign-in. */
  signIn(tokens: TokenSet): Promise<void>;
  /** Forgets the tokens first, then tells the server, as far as it can be told. */
  signOut(): Promise<void>;
}

/** One owner of the tokens: however many ask at once, a rotating refresh token is spent once. */
export function createTokenManager(options: TokenManagerOptions): TokenManager {
  const { endpoint, load, save } = options;
  const clock = options.clock ?? systemClock;
  const leewayMs = options.leewayMs ?? 60_000;
  let refreshing: Promise<string | undefined> | undefined;
  // A refresh that was under way when the person signed out (or in as somebody else) must not undo that.
  let generation = 0;

  async function refresh(): Promise<string | undefined> {
    const asOf = generation;
    const current = await load();
    if (current?.refreshToken === undefined) return undefined;
    try {
      const next = await endpoint.refresh(current.refreshToken);
      if (asOf !== generation) return (await load())?.accessToken;
      // A server that does not rotate answers without a refresh token: the old one stays good.
      await save({ refreshToken: current.refreshToken, ...next });
      return next.accessToken;
    } catch (error) {
      // Only a refresh token that is over ends the sign-in; no network and no server's trouble may.
      if (toProblem(error).code === 'invalid_grant' && asOf === generation) await save(undefined);
      throw error;
    }
  }

  return {
    async getToken({ fresh }) {
      if (refreshing === undefined && !fresh) {
        const tokens = await load();
        if (tokens === undefined) return undefined;
        if (tokens.expiresAt - leewayMs > clock.now()) return tokens.accessToken;
      }
      refreshing ??= refresh().finally(() => (refreshing = undefined));
      return refreshing;
    },
    async signIn(tokens) {
      generation += 1;
      await save(tokens);
    },
    async signOut() {
      generation += 1;
      const tokens = await load();
      await save(undefined);
      const last = tokens?.refreshToken ?? tokens?.accessToken;
      // Offline, the token ends by itself; the person is signed out here either way.
      if (last !== undefined) await endpoint.revoke(last).catch(() => undefined);
    },
  };
}
