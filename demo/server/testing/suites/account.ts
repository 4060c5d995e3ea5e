import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes } from '@dialora/api';
import { verifyToken } from '@dialora/voice-gateway';
import { refused, shaped } from './expect.js';
import type { Suite } from './index.js';

const key = 'dlr_test_northlight_demo';
const wanted = { agent_id: 'agt_tomas', allowed_origins: ['https://northlight.example.test'] };

export const accountSuite: Suite = (h) => {
  test('a business’s server mints a token that its agent’s page can use', async () => {
    const answer = await h().ask('POST', '/api/v1/sessions', { token: key, body: { ...wanted, ttl_seconds: 120 } });
    const { data } = shaped(answer, 201, routes.session.createSession.answer);
    assert.match(data.token, /^dls_/);
    const left = Date.parse(data.expires_at) - h().clock.now().getTime();
    assert.ok(left > 100_000 && left <= 120_000, `${left} ms left`);

    const origin = 'https://northlight.example.test';
    const me = await h().ask('GET', '/api/v1/me', { token: data.token, headers: { Origin: origin } });
    assert.equal(shaped(me, 200, routes.session.getMe.answer).data.name, 'Tomás Herrera');
    assert.equal(me.headers.get('access-control-allow-origin'), origin);
    assert.equal(me.headers.get('access-control-allow-credentials'), null);
  });

  test('a token does nothing for a page of another origin', async () => {
    const { body } = await h().ask('POST', '/api/v1/sessions', { token: key, body: wanted });
    const headers = { Origin: 'https://evil.example.test' };
    const answer = await h().ask('GET', '/api/v1/me', { token: body.data.token, headers });
    refused(answer, 403, 'origin_not_allowed');
    assert.equal(answer.headers.get('access-control-allow-origin'), null);
  });

  test('an API key that reached a page is turned away', async () => {
    const answer = await h().ask('GET', '/api/v1/contacts', {
      token: key,
      headers: { Origin: 'https://northlight.example.test' },
    });
    refused(answer, 403, 'origin_not_allowed');
  });

  test('the usual check of a credential works with a key', async () => {
    const answer = await h().ask('GET', '/api/v1/calls?limit=1', { token: key });
    assert.equal(shaped(answer, 200, routes.calls.listCalls.answer).data.length, 1);
  });

  test('a session cannot outlast an hour, nor reach beyond the key', async () => {
    const long = await h().ask('POST', '/api/v1/sessions', { token: key, body: { ...wanted, ttl_seconds: 3601 } });
    assert.equal(refused(long, 422, 'validation_failed').errors?.[0]?.pointer, '/ttl_seconds');
    const wide = await h().ask('POST', '/api/v1/sessions', {
      token: key,
      body: { ...wanted, scopes: ['users:write'] },
    });
    refused(wide, 403, 'permission_denied');
    const foreign = await h().ask('POST', '/api/v1/sessions', {
      token: key,
      body: { ...wanted, agent_id: 'agt_asha' },
    });
    refused(foreign, 422, 'validation_failed');
  });

  test('a browser token mints no further tokens', async () => {
    refused(await h().maya('POST', '/api/v1/sessions', { body: wanted }), 403, 'permission_denied');
  });

  test('no token, a made-up one and one that has ended are told apart', async () => {
    const none = await h().ask('GET', '/api/v1/me');
    refused(none, 401, 'unauthenticated');
    assert.match(none.headers.get('www-authenticate') ?? '', /^Bearer/);
    refused(await h().ask('GET', '/api/v1/me', { token: 'dls_guess' }), 401, 'unauthenticated');
    refused(await h().ask('GET', '/api/v1/me', { token: 'dlr_test_guess' }), 401, 'unauthenticated');
    const { body } = await h().ask('POST', '/api/v1/sessions', { token: key, body: { ...wanted, ttl_seconds: 60 } });
    h().clock.forward(61_000);
    refused(await h().ask('GET', '/api/v1/me', { token: body.data.token }), 401, 'token_expired');
  });

  test('a scope that is missing is named', async () => {
    const { body } = await h().ask('POST', '/api/v1/sessions', {
      token: key,
      body: { ...wanted, scopes: ['contacts:read'] },
    });
    const answer = await h().ask('POST', '/api/v1/contacts', { token: body.data.token, body: { name: 'X' } });
    assert.match(refused(answer, 403, 'permission_denied').detail ?? '', /contacts:write/);
  });

  test('tokens are kept as hashes only', async () => {
    const { body } = await h().ask('POST', '/api/v1/sessions', {
      token: key,
      body: wanted,
      headers: { 'Idempotency-Key': 'a-session' },
    });
    const { rows } = await h().server.services.db.owner((tx) =>
      tx.query<{ text: string }>(
        `select (select string_agg(s::text, ' ') from sessions s) || (select string_agg(i::text, ' ')
           from idempotency_keys i) as text`,
      ),
    );
    const token = body.data.token as string;
    assert.equal(rows[0]?.text.includes(token), false);
    assert.equal(rows[0].text.includes(Buffer.from(token).toString('hex')), false);
  });

  test('the account’s verified numbers come with the default first', async () => {
    const { data } = shaped(await h().maya('GET', '/api/v1/caller_ids'), 200, routes.session.listCallerIds.answer);
    assert.deepEqual([data[0]?.number, data[0]?.is_default], ['+12025550100', true]);
    assert.equal(data.filter((one) => one.is_default).length, 1);
  });

  test('a voice token is one that the gateway takes, for the agent’s own identity', async () => {
    const answer = await h().maya('POST', '/api/v1/voice/token');
    const { data } = shaped(answer, 201, routes.session.createVoiceToken.answer);
    assert.equal(data.identity, 'agent.agt_maya');
    assert.equal(data.gateway, `127.0.0.1:${h().server.port}`);
    const now = h().clock.now().getTime();
    const check = verifyToken(data.token, h().server.services.secrets.voice, now);
    assert.ok(check.ok && check.identity === data.identity && check.mayDial && check.mayReceive);
    const late = verifyToken(data.token, h().server.services.secrets.voice, Date.parse(data.expires_at) + 1);
    assert.ok(!late.ok && late.code === 31205);
  });

  test('a customer’s handset gets a line of its own number', async () => {
    const { status, body } = await h().ask('POST', '/demo/handset', { body: { number: '+12025550147' } });
    assert.equal(status, 201);
    assert.equal(body.data.identity, 'phone.12025550147');
    const foreign = { Origin: 'https://evil.example.test' };
    for (const path of ['/demo/session', '/demo/visitor', '/demo/handset', '/demo/handset/calls']) {
      const answer = await h().ask('POST', path, {
        body: path.includes('handset') ? { number: '+12025550147' } : {},
        headers: foreign,
      });
      refused(answer, 403, 'origin_not_allowed');
    }
  });
};
