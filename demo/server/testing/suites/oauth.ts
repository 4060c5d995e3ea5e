import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { demoPassword } from '../../seed/cast.js';
import type { Suite } from './index.js';

const extensionId = 'abcdefghijklmnopabcdefghijklmnop';
const redirectUri = `https://${extensionId}.chromiumapp.org/cb`;
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

export const oauthSuite: Suite = (h) => {
  const verifier = randomBytes(32).toString('base64url');
  const query = (change: Record<string, string> = {}) =>
    new URLSearchParams({
      response_type: 'code',
      client_id: 'dialora-extension',
      redirect_uri: redirectUri,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      state: 'a state',
      scope: 'contacts:read calls:write activities:read',
      ...change,
    }).toString();
  const post = (path: string, fields: Record<string, string>) =>
    h().ask('POST', path, { body: new URLSearchParams(fields).toString(), headers: form });
  const openPage = async (change?: Record<string, string>): Promise<string> => {
    const { body } = await h().ask('GET', `/oauth/authorize?${query(change)}`);
    return /name="ticket" value="([^"]+)"/.exec(body)?.[1] ?? '';
  };
  const signIn = async (fields: Record<string, string> = { agent_id: 'agt_maya' }, change?: Record<string, string>) => {
    const answer = await post('/oauth/authorize', { ticket: await openPage(change), ...fields });
    return { answer, location: new URL(answer.headers.get('location') ?? 'about:blank') };
  };
  const exchange = (code: string, change: Record<string, string> = {}) =>
    post('/oauth/token', {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      client_id: 'dialora-extension',
      code_verifier: verifier,
      ...change,
    });
  const renew = (token: string) =>
    post('/oauth/token', { grant_type: 'refresh_token', refresh_token: token, client_id: 'dialora-extension' });
  const tokens = async () => {
    const { location } = await signIn();
    const { status, body } = await exchange(location.searchParams.get('code') ?? '');
    assert.equal(status, 200);
    return body as { access_token: string; refresh_token: string; expires_in: number; scope: string };
  };
  const works = async (token: string): Promise<boolean> =>
    (await h().ask('GET', '/api/v1/me', { token })).status === 200;

  test('the sign-in page shows who asks, offers the agents, and runs no script', async () => {
    const { status, body, headers } = await h().ask('GET', `/oauth/authorize?${query()}`);
    assert.equal(status, 200);
    for (const text of ['Dialora for Gmail', 'Maya Lindqvist', 'Asha Mehta', demoPassword])
      assert.ok(body.includes(text), text);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, new RegExp(`form-action 'self' https://${extensionId}\\.chromiumapp\\.org;`));
    assert.equal(body.includes('<script'), false);
    // The style in the page is the one the policy allows.
    const style = /<style>([\s\S]*?)<\/style>/.exec(body)?.[1] ?? '';
    assert.ok(policy.includes(createHash('sha256').update(style).digest('base64')));
    assert.equal(headers.get('set-cookie'), null);
  });

  test('choosing an agent ends in tokens that work from the extension’s own origin', async () => {
    const { answer, location } = await signIn();
    assert.equal(answer.status, 303);
    assert.equal(location.origin + location.pathname, redirectUri);
    assert.equal(location.searchParams.get('state'), 'a state');
    const { body } = await exchange(location.searchParams.get('code') ?? '');
    assert.deepEqual([body.token_type, body.expires_in], ['Bearer', 600]);
    assert.deepEqual(body.scope.split(' ').sort(), ['activities:read', 'calls:write', 'contacts:read']);
    const me = await h().ask('GET', '/api/v1/me', {
      token: body.access_token,
      headers: { Origin: `chrome-extension://${extensionId}` },
    });
    assert.deepEqual([me.status, me.body.data.name], [200, 'Maya Lindqvist']);
    const page = { token: body.access_token, headers: { Origin: 'https://mail.example.test' } };
    assert.equal((await h().ask('GET', '/api/v1/me', page)).status, 403);
  });

  test('signing in by password works; a wrong one keeps the address and says so', async () => {
    const right = await signIn({ email: 'ASHA@harbour-lane.example.test', password: demoPassword });
    assert.equal(right.answer.status, 303);
    const wrong = await signIn({ email: 'asha@harbour-lane.example.test', password: 'wrong "><script>' });
    assert.equal(wrong.answer.status, 422);
    assert.match(wrong.answer.body, /role="alert"/);
    assert.match(wrong.answer.body, /value="asha@harbour-lane.example.test"/);
    const nobody = await signIn({ email: '"><script>alert(1)</script>@x.test', password: 'x' });
    assert.equal(nobody.answer.status, 422);
    assert.equal(nobody.answer.body.includes('<script'), false);
    assert.equal(
      (await signIn({ agent_id: 'agt_ruth' })).answer.status,
      422,
      'only the demo’s agents need no password',
    );
  });

  test('declining goes back with that answer', async () => {
    const { location } = await signIn({ decline: '1' });
    assert.deepEqual([location.searchParams.get('error'), location.searchParams.get('code')], ['access_denied', null]);
  });

  test('an address that is not the client’s own is never sent anything', async () => {
    for (const foreign of [
      'https://evil.example.test/cb',
      `https://${extensionId}.chromiumapp.org.evil.example.test/`,
      'javascript:alert(1)',
      `http://${extensionId}.chromiumapp.org/`,
    ]) {
      const { status, headers, body } = await h().ask('GET', `/oauth/authorize?${query({ redirect_uri: foreign })}`);
      assert.deepEqual([status, headers.get('location')], [400, null], foreign);
      assert.match(body, /This sign-in cannot go on/);
    }
    assert.equal((await h().ask('GET', `/oauth/authorize?${query({ client_id: 'who' })}`)).status, 400);
    const plain = await h().ask('GET', `/oauth/authorize?${query({ code_challenge_method: 'plain' })}`);
    assert.match(plain.headers.get('location') ?? '', /error=invalid_request/);
  });

  test('a forged or an old ticket signs nobody in', async () => {
    const ticket = await openPage();
    const forged = ticket.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'));
    assert.equal((await post('/oauth/authorize', { ticket: forged, agent_id: 'agt_maya' })).status, 400);
    h().clock.forward(16 * 60_000);
    assert.equal((await post('/oauth/authorize', { ticket, agent_id: 'agt_maya' })).status, 400);
  });

  test('a code works once, for its own client, within a minute, with its verifier', async () => {
    const code = async () => (await signIn()).location.searchParams.get('code') ?? '';
    const used = await code();
    const { body } = await exchange(used);
    assert.equal(await works(body.access_token), true);
    const again = await exchange(used);
    assert.deepEqual([again.status, again.body.error], [400, 'invalid_grant']);
    assert.equal(await works(body.access_token), false, 'a code that came twice takes back what it gave');
    assert.equal((await exchange(await code(), { code_verifier: 'x'.repeat(43) })).body.error, 'invalid_grant');
    assert.equal((await exchange(await code(), { client_id: 'dialora-web' })).body.error, 'invalid_grant');
    assert.equal((await exchange(await code(), { redirect_uri: `${redirectUri}/other` })).body.error, 'invalid_grant');
    const late = await code();
    h().clock.forward(61_000);
    assert.equal((await exchange(late)).body.error, 'invalid_grant');
    assert.equal((await post('/oauth/token', { grant_type: 'password' })).body.error, 'unsupported_grant_type');
    assert.equal((await post('/oauth/token', { grant_type: 'refresh_token' })).body.error, 'invalid_request');
  });

  test('a refresh token that comes a second time ends the whole family', async () => {
    const first = await tokens();
    const { body: second } = await renew(first.refresh_token);
    const { body: third } = await renew(second.refresh_token);
    assert.equal(await works(third.access_token), true);
    assert.equal((await renew(first.refresh_token)).body.error, 'invalid_grant');
    assert.equal(await works(third.access_token), false);
    assert.equal((await renew(third.refresh_token)).body.error, 'invalid_grant');
  });

  test('an answer that was lost on the way can be asked for again, but not for long', async () => {
    const first = await tokens();
    await renew(first.refresh_token);
    const again = await renew(first.refresh_token);
    assert.equal(again.status, 200);
    assert.equal(await works(again.body.access_token), true);
    const other = await tokens();
    await renew(other.refresh_token);
    h().clock.forward(31_000);
    assert.equal((await renew(other.refresh_token)).body.error, 'invalid_grant');
  });

  test('signing out ends access at once', async () => {
    const byRefresh = await tokens();
    assert.equal((await post('/oauth/revoke', { token: byRefresh.refresh_token })).status, 200);
    assert.equal(await works(byRefresh.access_token), false);
    assert.equal((await renew(byRefresh.refresh_token)).body.error, 'invalid_grant');
    const byAccess = await tokens();
    await post('/oauth/revoke', { token: byAccess.access_token });
    assert.equal(await works(byAccess.access_token), false);
    assert.equal((await post('/oauth/revoke', { token: 'unknown' })).status, 200);
  });
};
