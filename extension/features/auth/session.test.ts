import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { DialoraError, systemClock, toProblem } from '@dialora/core';
import { createTokenEndpoint } from '@dialora/api/oauth';
import { memoryArea } from '../platform/area.js';
import { createSession } from './session.js';

const redirectUri = 'https://abcdefghijklmnop.chromiumapp.org/cb';

/** A sign-in server that keeps the rules: one use per code and refresh token, the verifier must fit the challenge. */
function createServer() {
  const challenges = new Map<string, string>();
  const refreshTokens = new Set<string>();
  const requests: Record<string, string>[] = [];
  let issued = 0;
  let mode: 'up' | 'down' | 'revoked' | 'broken' = 'up';

  const issue = () => {
    issued += 1;
    refreshTokens.add(`refresh-${issued}`);
    return Response.json({
      access_token: `dls_${issued}`,
      token_type: 'Bearer',
      expires_in: 600,
      refresh_token: `refresh-${issued}`,
    });
  };
  const refuse = () => Response.json({ error: 'invalid_grant' }, { status: 400 });

  const handle: typeof fetch = async (input, init) => {
    await new Promise((resolve) => setImmediate(resolve));
    if (mode === 'down') throw new TypeError('Failed to fetch');
    if (mode === 'broken') return new Response('', { status: 503 });
    const form = Object.fromEntries(new URLSearchParams(init?.body as string));
    requests.push({ url: input as string, ...form });
    if ((input as string).endsWith('/oauth/revoke')) return new Response(null, { status: 200 });
    if (form['grant_type'] === 'authorization_code') {
      const fits = createHash('sha256')
        .update(form['code_verifier'] ?? '')
        .digest('base64url');
      if (challenges.get(form['code'] ?? '') !== fits) return refuse();
      challenges.delete(form['code'] ?? '');
      return issue();
    }
    if (mode === 'revoked' || !refreshTokens.delete(form['refresh_token'] ?? '')) return refuse();
    return issue();
  };
  return {
    fetch: handle,
    requests,
    challenges,
    be: (next: typeof mode) => void (mode = next),
  };
}

function setUp(options: { launch?: (url: string) => Promise<string | undefined> } = {}) {
  const server = createServer();
  const [memory, disk] = [memoryArea(), memoryArea()];
  let time = 1_000_000;
  const clock = { now: () => time, after: systemClock.after.bind(systemClock) };
  const agree = (url: string): Promise<string> => {
    const query = new URL(url).searchParams;
    server.challenges.set('code-1', query.get('code_challenge') ?? '');
    return Promise.resolve(`${redirectUri}?code=code-1&state=${query.get('state')}`);
  };
  const make = () =>
    createSession({
      apiOrigin: 'http://localhost:5170',
      clientId: 'dialora-extension',
      endpoint: createTokenEndpoint({
        baseUrl: 'http://localhost:5170',
        clientId: 'dialora-extension',
        fetch: server.fetch,
        clock,
      }),
      redirectUri,
      memory,
      disk,
      launch: options.launch ?? agree,
      clock,
    });
  return { server, memory, disk, session: make(), again: make, pass: (ms: number) => void (time += ms) };
}

test('signing in proves the code with the verifier and keeps the access token off the disk', async () => {
  const { session, memory, disk } = setUp();
  assert.deepEqual((await session.state()).state, 'signed-out');
  assert.equal((await session.signIn()).state, 'signed-in');
  assert.equal(await session.token(), 'dls_1');
  assert.deepEqual([...disk.values.values()], ['refresh-1']);
  assert.ok(memory.values.has('access'));
});

test('an answer with somebody else’s state is thrown away', async () => {
  const { session, server } = setUp({ launch: () => Promise.resolve(`${redirectUri}?code=stolen&state=guess`) });
  const problem = await session.signIn().then(() => assert.fail('it worked'), toProblem);
  assert.equal(problem.code, 'state_mismatch');
  assert.equal(server.requests.length, 0);
});

test('closing the sign-in page is said as such, and a second try works', async () => {
  let first = true;
  const { session } = setUp({
    launch: () => {
      if (!first) return Promise.resolve(`${redirectUri}?error=access_denied`);
      first = false;
      return Promise.resolve(undefined);
    },
  });
  assert.equal((await session.signIn().then(() => assert.fail('it worked'), toProblem)).code, 'sign_in_cancelled');
  assert.equal((await session.signIn().then(() => assert.fail('it worked'), toProblem)).code, 'sign_in_cancelled');
});

test('a token that is about to end is renewed once, however many ask', async () => {
  const { session, server, pass } = setUp();
  await session.signIn();
  pass(599_000);
  const tokens = await Promise.all([session.token(), session.token(), session.token({ fresh: true })]);
  assert.deepEqual(new Set(tokens), new Set(['dls_2']));
  assert.equal(server.requests.filter((request) => request['grant_type'] === 'refresh_token').length, 1);
});

test('a worker that was killed finds the session again', async () => {
  const { session, again, memory } = setUp();
  await session.signIn();
  assert.equal(await again().token(), 'dls_1');
  memory.values.clear(); // the browser was restarted: only the disk is left
  assert.equal((await again().state()).state, 'signed-in');
  assert.equal(await again().token(), 'dls_2');
});

test('an ended session is forgotten; an unreachable or ailing server ends nothing', async () => {
  const { session, server, disk, pass } = setUp();
  await session.signIn();
  pass(700_000);
  server.be('down');
  await assert.rejects(
    session.token(),
    (error) => error instanceof DialoraError && error.problem.kind === 'api-unreachable',
  );
  server.be('broken');
  await assert.rejects(session.token(), (error) => error instanceof DialoraError && error.problem.status === 503);
  assert.equal((await session.state()).state, 'signed-in');
  server.be('revoked');
  assert.equal(await session.token(), undefined);
  assert.equal(disk.values.size, 0);
});

test('signing out forgets everything at once and tells the server, which may be away', async () => {
  const { session, server, memory, disk } = setUp();
  await session.signIn();
  server.be('down');
  await session.signOut();
  assert.equal(memory.values.size + disk.values.size, 0);
  assert.equal(await session.token(), undefined);
});
