import { systemClock, type Clock } from '@dialora/core';
import type { GetToken } from '@dialora/api';

/** A browser token that the business's own server minted with its API key. */
export interface Session {
  readonly token: string;
  /** Epoch ms. */
  readonly expiresAt: number;
  readonly scopes: readonly string[];
}

/** Fetches a new session; rejects with a `DialoraError`. */
export type GetSession = (options: { readonly signal?: AbortSignal }) => Promise<Session>;

export interface SessionKeeper {
  /** The session, fetched on first use and again shortly before it expires. */
  current(): Promise<Session>;
  readonly getToken: GetToken;
}

/** A token this close to its end, in ms, is renewed before it is used. */
const marginMs = 60_000;

/** Holds one session in memory (never in storage: a token is not for the next visitor of this browser). */
export function createSessionKeeper(getSession: GetSession, clock: Clock = systemClock): SessionKeeper {
  let held: Session | undefined;
  let fetching: Promise<Session> | undefined;

  function renew(): Promise<Session> {
    // However many requests find the token old at once, one new one is fetched.
    fetching ??= getSession({})
      .then((session) => (held = session))
      .finally(() => (fetching = undefined));
    return fetching;
  }

  function current(): Promise<Session> {
    return held !== undefined && held.expiresAt - marginMs > clock.now() ? Promise.resolve(held) : renew();
  }

  return {
    current,
    getToken: async ({ fresh }) => (await (fresh ? renew() : current())).token,
  };
}
