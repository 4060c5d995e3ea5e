import { DialoraError } from '@dialora/core';

/**
 * Gives the bearer token for a request: a session token, an OAuth access token or, on a server, an API key. `fresh`
 * asks for a new one because the API has just refused the last. Undefined means that nobody is signed in.
 */
export type GetToken = (options: { readonly fresh: boolean }) => Promise<string | undefined>;

export interface Tokens {
  current(): Promise<string>;
  /** A token that is not `refused`. However many requests ask at once, one new token is fetched. */
  renew(refused: string): Promise<string>;
}

export function createTokens(getToken: GetToken): Tokens {
  let renewing: Promise<string> | undefined;
  let last: { readonly refused: string; readonly token: string } | undefined;

  async function ask(fresh: boolean): Promise<string> {
    try {
      const token = await getToken({ fresh });
      if (token !== undefined && token !== '') return token;
    } catch (error) {
      // A source that says what is wrong (offline, say) is believed; anything else means: no session.
      if (error instanceof DialoraError) throw error;
      throw new DialoraError({ kind: 'signed-out', detail: 'the token source failed' }, { cause: error });
    }
    throw new DialoraError({ kind: 'signed-out', detail: 'the token source has no token' });
  }

  return {
    current: () => renewing ?? ask(false),
    renew(refused) {
      if (renewing !== undefined) return renewing;
      // Another request renewed it while this one was under way with the old one.
      if (last?.refused === refused) return Promise.resolve(last.token);
      renewing = ask(true)
        .then((token) => {
          last = { refused, token };
          return token;
        })
        .finally(() => (renewing = undefined));
      return renewing;
    },
  };
}
