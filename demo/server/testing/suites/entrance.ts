import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { refused } from './expect.js';
import type { Suite } from './index.js';

export const entranceSuite: Suite = (h) => {
  test('what is not there and what is asked in the wrong way are problems too', async () => {
    refused(await h().maya('GET', '/api/v1/nothing'), 404, 'not_found');
    const answer = await h().maya('DELETE', '/api/v1/contacts/con_dana');
    refused(answer, 405, 'method_not_allowed');
    assert.equal(answer.headers.get('allow'), 'GET, PATCH');
  });

  test('a body that cannot be read says why', async () => {
    const json = { 'Content-Type': 'application/json' };
    refused(await h().maya('POST', '/api/v1/contacts', { body: '{"name":', headers: json }), 400, 'malformed_request');
    refused(
      await h().maya('POST', '/api/v1/contacts', { body: 'name=x', headers: { 'Content-Type': 'text/plain' } }),
      415,
      'unsupported_media_type',
    );
    const big = JSON.stringify({ name: 'x'.repeat(1_100_000) });
    refused(await h().maya('POST', '/api/v1/contacts', { body: big, headers: json }), 413, 'payload_too_large');
    const wrong = refused(
      await h().maya('POST', '/api/v1/contacts', { body: { name: '', shoe_size: 44 } }),
      422,
      'validation_failed',
    );
    assert.deepEqual(wrong.errors?.map((error) => error.pointer).sort(), ['/name', '/shoe_size']);
  });

  test('null characters and broken UTF-16 never become a fault of ours', async () => {
    const zero = await h().maya('POST', '/api/v1/contacts', { body: { name: 'a\0b' } });
    assert.equal(refused(zero, 422, 'validation_failed').errors?.[0]?.pointer, '/name');
    const half = await h().maya('POST', '/api/v1/contacts', {
      body: '{"name":"half \\ud83d"}',
      headers: { 'Content-Type': 'application/json' },
    });
    assert.deepEqual([half.status, half.body.data.name], [201, 'half \ufffd']);
    refused(await h().maya('GET', '/api/v1/contacts/%00'), 400, 'malformed_request');
    refused(await h().maya('GET', '/api/v1/contacts?query=%00'), 400, 'malformed_request');
  });

  test('every answer has an id to quote and is kept by nobody', async () => {
    const answer = await h().maya('GET', '/api/v1/me');
    assert.match(answer.headers.get('x-request-id') ?? '', /^req_/);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  });

  test('a name that was pointed at this machine finds nothing', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port: h().server.port,
        path: '/api/v1/me',
        headers: { Host: 'rebound.example.test' },
      };
      request(options, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });
    assert.equal(status, 404);
  });

  test('a page that has never had a token of ours cannot read an answer', async () => {
    const headers = { Origin: 'https://nobody.example.test', 'Access-Control-Request-Method': 'GET' };
    const stranger = await h().ask('OPTIONS', '/api/v1/me', { headers });
    assert.equal(stranger.headers.get('access-control-allow-origin'), null);
    const known = await h().ask('OPTIONS', '/api/v1/me', {
      headers: { ...headers, Origin: 'https://harbour-lane.example.test' },
    });
    assert.equal(known.headers.get('access-control-allow-origin'), 'https://harbour-lane.example.test');
    assert.match(known.headers.get('access-control-allow-headers') ?? '', /idempotency-key/);
  });

  test('who asks too fast is told how long to wait; guesses at tokens are slower than honest requests', async () => {
    const { limits } = h();
    const before = { ...limits };
    try {
      const token = await h().tokenOf('agt_maya');
      limits.principal = { burst: 5, perSecond: 0.1 };
      limits.guesses = { burst: 3, perSecond: 0.1 };
      const statuses: number[] = [];
      for (let at = 0; at < 6; at += 1) statuses.push((await h().ask('GET', '/api/v1/me', { token })).status);
      assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429]);
      const limited = await h().ask('GET', '/api/v1/me', { token });
      refused(limited, 429, 'rate_limited');
      assert.ok(Number(limited.headers.get('retry-after')) > 0);
      const guesses: number[] = [];
      for (let at = 0; at < 4; at += 1) {
        guesses.push((await h().ask('GET', '/api/v1/me', { token: `dls_guess${at}` })).status);
      }
      assert.deepEqual(guesses, [401, 401, 401, 429]);
    } finally {
      Object.assign(limits, before);
    }
  });
};
