import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { createDocument } from '@dialora/api/openapi';
import { routes, type Route } from '@dialora/api';
import type { Suite } from './index.js';

/** The document against the server that serves it. */
/** The agency scope belongs to the agency's key. */
const keyOf = (route: Route): string =>
  route.scopes?.some((scope) => /^(users|plans|subscriptions):/.test(scope)) === true
    ? 'dlr_test_brightline_demo'
    : 'dlr_test_northlight_demo';

export const contractSuite: Suite = (h) => {
  // Sound belongs to the voice line, whose own suite checks its doors.
  const { recordings: _sound, voicemails: _boxes, ...ours } = routes;
  const all = Object.values(ours).flatMap((group) => Object.values(group) as Route[]);

  test('the document is valid OpenAPI 3.1, and every reference leads somewhere', async () => {
    const document = JSON.parse(JSON.stringify(createDocument('0.1.0', new Map()))) as Record<string, unknown>;
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    assert.equal(valid, true, JSON.stringify(errors));
    for (const [, reference] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = (reference ?? '')
        .split('/')
        .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
      assert.notEqual(target, undefined, reference);
    }
  });

  test('every path of it is served: never 404 for the address, 405 or 501', async () => {
    const missing: string[] = [];
    for (const route of all) {
      const path = route.path.replaceAll(/:[a-z_]+/g, 'none_such');
      const { status, body } = await h().ask(route.method, path, {
        ...(route.body === undefined ? {} : { body: {} }),
        ...(route.auth === 'none' ? {} : { token: 'dls_unknown' }),
      });
      const isNowhere = status === 404 && /nothing at this address/.test(String(body?.detail));
      if (isNowhere || status === 405 || status >= 500) missing.push(`${route.method} ${route.path} ${status}`);
      if (route.auth !== 'none') assert.equal(status, 401, `${route.method} ${route.path}`);
    }
    assert.deepEqual(missing, []);
  });

  test('every answer that can be read fits the shape that the document promises', async () => {
    for (const route of all) {
      if (route.method !== 'GET' || route.answer === undefined || route.path.includes(':')) continue;
      const query = route.path.endsWith('/lookup') ? '?number=%2B12025550147' : '';
      const isMe = route.path.endsWith('/me');
      const answer = isMe
        ? await h().maya('GET', route.path)
        : await h().ask('GET', route.path + query, { token: keyOf(route) });
      assert.equal(answer.status, 200, `${route.path} ${JSON.stringify(answer.body)}`);
      const parsed = (
        route.answer as unknown as { safeParse(value: unknown): { success: boolean; error?: unknown } }
      ).safeParse(answer.body);
      assert.ok(parsed.success, `${route.path} ${JSON.stringify(parsed.error)}`);
    }
  });
};
