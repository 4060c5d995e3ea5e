import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes, type Route } from '@dialora/api';
import { problemSchema } from '@dialora/api/schemas';
import fc from 'fast-check';
import * as z from 'zod/mini';
import type { Suite } from './index.js';

/** Values that have broken servers before: wrong types, odd Unicode, markup, numbers at the edges. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    1e308,
    '',
    ' ',
    'javascript:alert(1)',
    '<svg onload=alert(1)>',
    "'; drop table contacts; --",
    '\u202Egnp.exe',
    '\uD800',
    '\u0000',
    '%',
    '../../etc/passwd',
    '9999-99-99T99:99:99Z',
    '+0',
    'x'.repeat(5_000),
    [],
    {},
    [[[[]]]],
    { __proto__: 1, constructor: 2 },
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.anything({ maxDepth: 2 }),
);

/** Members that requests have, so that the noise gets past the first check now and then. */
const names = fc.constantFrom(
  'kind',
  'type',
  'id',
  'contact_id',
  'to_number',
  'from_number',
  'body',
  'name',
  'phones',
  'channel',
  'purpose',
  'change',
  'method',
  'requester',
  'step',
  'scope',
  'format',
  'duplicate_id',
  'email',
  'password',
  'agent_id',
  'metadata',
  'starts_at',
  'subject',
  'text',
);

export const fuzzSuite: Suite = (h) => {
  const all = Object.values(routes).flatMap((group) => Object.values(group) as Route[]);
  const json = all.filter((route) => route.bodyType !== 'form' && route.content === undefined);

  test('whatever is sent to whatever door gets an answer or a problem, never a fault of ours', async () => {
    const token = 'dlr_test_northlight_demo';
    const pathPart = fc.constantFrom('con_dana', 'none', '%E0%A4%A', '%00', '..%2F..', 'a'.repeat(300), '%F0%9F%98%80');
    const asked = fc.record({
      route: fc.constantFrom(...json),
      part: pathPart,
      body: fc.dictionary(names, nasty, { maxKeys: 6 }),
      query: fc.constantFrom(
        '',
        '?limit=-1',
        '?before=%FF',
        '?before=bnVsbA',
        '?page=1e9',
        '?limit=5&contact_id=%00',
        '?query=%25',
      ),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ route, part, body, query }) => {
        // Closing an account or erasing its data would take the ground from under the other tests.
        if (route.method === 'DELETE') return;
        const path = route.path.replaceAll(/:[a-z_]+/g, part) + query;
        let text: string;
        try {
          text = JSON.stringify(body);
        } catch {
          text = '{';
        }
        const answer = await h().ask(route.method, path, {
          token,
          ...(route.method === 'GET'
            ? {}
            : { body: text, headers: { 'Content-Type': 'application/json', 'If-Match': '"1"' } }),
        });
        assert.ok(answer.status < 500, `${route.method} ${path} ${text} ${answer.status}`);
        if (answer.status >= 400) {
          assert.equal(answer.headers.get('content-type'), 'application/problem+json', `${route.method} ${path}`);
          assert.equal(z.parse(problemSchema, answer.body).status, answer.status);
        }
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 250) },
    );
  });

  test('every door, each asked with everything that is wrong: a problem of the asker’s, never a fault of ours', async () => {
    // The doors are the same code on either database: the slower one is asked what its own driver could stumble over.
    const most = h().server.services.db.engine === 'pglite' ? Infinity : 2;
    const parts = ['none_such', '%00', '%E0%A4%A', '%F0%9F%98%80', 'a'.repeat(300), '..%2F..'].slice(0, most);
    const queries = [
      '?contact_id=%00&query=%F0&type=dog',
      '?limit=x&page=-1&before=%FF',
      '?since=yesterday&step=',
    ].slice(0, most);
    const bodies = ['{}', '{"id":"\\u0000","kind":"\\ud800","body":{"a":[]}}', '[]', 'null', '{', '"text"'].slice(
      0,
      most,
    );
    const seen = new Map<string, Set<number>>();
    for (const route of all) {
      const name = `${route.method} ${route.path}`;
      // The stream has no end; that it wants a token is asked below as of all others.
      const token = route.content?.includes('text/event-stream') === true ? 'dls_none' : 'dlr_test_northlight_demo';
      const paths = route.path.includes(':')
        ? parts.map((part) => route.path.replaceAll(/:[a-z_]+/g, part))
        : [route.path];
      const texts = route.method === 'GET' ? [undefined] : bodies;
      const type = route.bodyType === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
      const asked = [
        ...paths.flatMap((path) => texts.map((body) => ({ path, body }))),
        ...queries.map((query) => ({ path: (paths[0] ?? '') + query, body: texts[0] })),
      ];
      for (const { path, body } of asked) {
        const headers = body === undefined ? {} : { 'Content-Type': type, 'If-Match': '"1"' };
        const answer = await h().ask(route.method, path, { token, headers, ...(body === undefined ? {} : { body }) });
        const where = `${route.method} ${path} ${body ?? ''} ${answer.status}`;
        assert.ok(answer.status < 500, where);
        if (answer.status >= 400 && route.path.startsWith('/api/')) {
          assert.equal(answer.headers.get('content-type'), 'application/problem+json', where);
          assert.equal(z.parse(problemSchema, answer.body).status, answer.status, where);
        }
        seen.set(name, (seen.get(name) ?? new Set()).add(answer.status));
      }
    }
    assert.equal(seen.size, all.length, 'all doors were asked');
    // A door with a name in its path or with a body has something to refuse.
    const lenient = all.filter(
      (route) =>
        (route.path.includes(':') || (route.body !== undefined && route.bodyType !== 'form')) &&
        ![...(seen.get(`${route.method} ${route.path}`) ?? [])].some((status) => status >= 400),
    );
    assert.deepEqual(lenient, []);
  });

  test('bodies that are no JSON, no object or too long are the asker’s mistakes', async () => {
    const token = 'dlr_test_northlight_demo';
    const headers = { 'Content-Type': 'application/json' };
    for (const [body, status] of [
      ['{', 400],
      ['null', 422],
      ['[]', 422],
      ['"text"', 422],
      [`{"name":"${'x'.repeat(1024 * 1024)}"}`, 413],
      [`${'['.repeat(20_000)}${']'.repeat(20_000)}`, 400],
    ] as const) {
      const answer = await h().ask('POST', '/api/v1/contacts', { token, body, headers });
      assert.equal(answer.status, status, body.slice(0, 20));
      z.parse(problemSchema, answer.body);
    }
  });
};
