import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DialoraError } from '@dialora/core';
import { createManualClock } from '@dialora/core/testing';
import { authorizeUrl, codeFromRedirect } from './authorize.js';
import { challengeOf, createPkce, createState } from './pkce.js';
import { createTokenEndpoint, type TokenSet } from './token-endpoint.js';
import { createTokenManager } from './token-manager.js';

const kindOf = (error: unknown): string => (error instanceof DialoraError ? error.problem.kind : String(error));

describe('PKCE', () => {
  test('makes the challenge of RFC 7636, appendix B', async () => {
    assert.equal(
      await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'),
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
  });

  test('makes a new verifier each time, of the allowed letters and length', async () => {
    const [one, two] = [await createPkce(), await createPkce()];
    assert.match(one.verifier, /^[A-Za-z0-9_-]{43}$/);
    assert.notEqual(one.verifier, two.verifier);
    assert.equal(one.challenge, await challengeOf(one.verifier));
    assert.notEqual(createState(), createState());
  });
});

describe('the redirect', () => {
  const back = 'https://abc.chromiumapp.org/';

  test('leads to the authorize address with everything OAuth 2.1 asks for', () => {
    const url = new URL(
      authorizeUrl({
        baseUrl: 'https://api.example.test/',
        clientId: 'dialora-extension',
        redirectUri: back,
        scopes: ['calls:read', 'calls:write'],
        state: 's',
        challenge: 'c',
      }),
    );
    assert.equal(url.pathname, '/oauth/authorize');
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      response_type: 'code',
      client_id: 'dialora-extension',
      redirect_uri: back,
      scope: 'calls:read calls:write',
      state: 's',
      code_challenge: 'c',
      code_challenge_method: 'S256',
    });
  });

  test('gives the code to who asked, and to nobody else', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.string({ minLength: 1 }),
        fc.string({ minLength: 1 }),
        (code, state, other) => {
          const url = `${back}?${new URLSearchParams({ code, state }).toString()}`;
          const read = new URL(url).searchParams;
          assert.equal(codeFromRedirect(url, { state: read.get('state') ?? '' }), read.get('code'));
          if (other !== read.get('state'))
            assert.throws(() => codeFromRedirect(url, { state: other }), /another request/);
        },
      ),
    );
  });

  test('tells when the person declined', () => {
    const url = `${back}?error=access_denied&error_description=No&state=s`;
    assert.throws(
      () => codeFromRedirect(url, { state: 's' }),
      (error: DialoraError) => error.problem.code === 'access_denied' && error.problem.kind === 'signed-out',
    );
  });
});

function answering(...answers: readonly (Response | Error)[]) {
  const asked: { url: string; form: Record<string, string> }[] = [];
  const rest = [...answers];
  const fetch: typeof globalThis.fetch = (url, init) => {
    asked.push({ url: url as string, form: Object.fromEntries(new URLSearchParams(init?.body as string)) });
    const answer = rest.shift() ?? new Error('no further request is expected');
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { asked, fetch };
}
const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });
const token = { access_token: 'at1', token_type: 'bearer', expires_in: 600, refresh_token: 'rt1', scope: 'a b' };

describe('the token endpoint', () => {
  const setUp = (...answers: readonly (Response | Error)[]) => {
    const { asked, fetch } = answering(...answers);
    return {
      asked,
      endpoint: createTokenEndpoint({
        baseUrl: 'https://api.example.test',
        clientId: 'dialora-extension',
        fetch,
        clock: createManualClock(1000),
      }),
    };
  };

  test('exchanges a code with its verifier', async () => {
    const { asked, endpoint } = setUp(json(token));
    assert.deepEqual(await endpoint.exchange({ code: 'c', verifier: 'v', redirectUri: 'https://r' }), {
      accessToken: 'at1',
      expiresAt: 601_000,
      refreshToken: 'rt1',
      scopes: ['a', 'b'],
    });
    assert.deepEqual(asked, [
      {
        url: 'https://api.example.test/oauth/token',
        form: {
          grant_type: 'authorization_code',
          code: 'c',
          code_verifier: 'v',
          redirect_uri: 'https://r',
          client_id: 'dialora-extension',
        },
      },
    ]);
  });

  test('tells an ended sign-in from trouble that will pass and from a wrong set-up', async () => {
    const { endpoint } = setUp(
      json({ error: 'invalid_grant' }, 400),
      json({ error: 'invalid_client' }, 401),
      new Response('', { status: 503 }),
      new TypeError('cut'),
      json({ access_token: '' }),
    );
    const kinds: string[] = [];
    for (let turn = 0; turn < 5; turn += 1) kinds.push(await endpoint.refresh('rt').then(() => 'fine', kindOf));
    assert.deepEqual(kinds, ['signed-out', 'invalid', 'api-unreachable', 'api-unreachable', 'server-error']);
  });

  test('revokes', async () => {
    const { asked, endpoint } = setUp(new Response(''));
    await endpoint.revoke('rt');
    assert.deepEqual(asked[0], {
      url: 'https://api.example.test/oauth/revoke',
      form: { token: 'rt', client_id: 'dialora-extension' },
    });
  });
});

describe('the token manager', () => {
  function setUp(first: TokenSet | undefined, refresh: (token: string) => Promise<TokenSet>) {
    let kept = first;
    const spent: string[] = [];
    const revoked: string[] = [];
    const clock = createManualClock(0);
    const manager = createTokenManager({
      endpoint: {
        refresh: (old) => {
          spent.push(old);
          return refresh(old);
        },
        revoke: (each) => {
          revoked.push(each);
          return Promise.resolve();
        },
      },
      load: () => Promise.resolve(kept),
      save: (tokens) => {
        kept = tokens;
        return Promise.resolve();
      },
      clock,
    });
    return { manager, clock, spent, revoked, kept: () => kept };
  }
  const tokens = (name: string, expiresAt: number): TokenSet => ({
    accessToken: `at ${name}`,
    refreshToken: `rt ${name}`,
    expiresAt,
    scopes: [],
  });

  test('hands out the token until shortly before its end, then the next', async () => {
    const { manager, clock } = setUp(tokens('1', 600_000), () => Promise.resolve(tokens('2', 1_200_000)));
    clock.advance(539_999);
    assert.equal(await manager.getToken({ fresh: false }), 'at 1');
    clock.advance(1);
    assert.equal(await manager.getToken({ fresh: false }), 'at 2');
  });

  test('spends a rotating refresh token once, however many ask', async () => {
    const { manager, spent } = setUp(tokens('1', 0), () => Promise.resolve(tokens('2', 600_000)));
    const all = await Promise.all(
      Array.from({ length: 20 }, (_each, index) => manager.getToken({ fresh: index % 2 === 0 })),
    );
    assert.deepEqual([new Set(all), spent], [new Set(['at 2']), ['rt 1']]);
  });

  test('forgets a sign-in that is over, and keeps one that only met no network', async () => {
    const over = setUp(tokens('1', 0), () =>
      Promise.reject(new DialoraError({ kind: 'signed-out', code: 'invalid_grant' })),
    );
    assert.equal(await over.manager.getToken({ fresh: false }).then(() => 'fine', kindOf), 'signed-out');
    assert.equal(over.kept(), undefined);
    assert.equal(await over.manager.getToken({ fresh: false }), undefined);
    const offline = setUp(tokens('1', 0), () => Promise.reject(new DialoraError({ kind: 'offline' })));
    assert.equal(await offline.manager.getToken({ fresh: false }).then(() => 'fine', kindOf), 'offline');
    assert.equal(offline.kept()?.refreshToken, 'rt 1');
  });

  test('a refresh that ends after the sign-out does not sign in again', async () => {
    let finish = (_tokens: TokenSet): void => undefined;
    const { manager, kept, revoked } = setUp(tokens('1', 0), () => new Promise((resolve) => (finish = resolve)));
    const waiting = manager.getToken({ fresh: true });
    await new Promise((resolve) => setImmediate(resolve));
    await manager.signOut();
    finish(tokens('2', 600_000));
    assert.equal(await waiting, undefined);
    assert.deepEqual([kept(), revoked], [undefined, ['rt 1']]);
  });
});
