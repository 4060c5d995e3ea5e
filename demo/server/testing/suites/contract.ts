import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
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

  test('a public validator of JSON Schema finds each answer, and each problem, as the document describes it', async () => {
    const document = JSON.parse(JSON.stringify(createDocument('0.1.0', new Map()))) as {
      readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: object }>>>>;
    };
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats(ajv);
    ajv.addSchema(document, 'openapi');
    let checked = 0;
    const check = async (route: Route, path: string): Promise<unknown> => {
      const isMe = route.path.endsWith('/me');
      const answer = isMe ? await h().maya('GET', path) : await h().ask('GET', path, { token: keyOf(route) });
      const named = route.path.replace(/:([a-z_]+)/g, '{$1}');
      const { responses } = document.paths[named]?.[route.method.toLowerCase()] ?? { responses: {} };
      assert.ok(String(answer.status) in responses, `${path} ${answer.status} is not in the document`);
      const media = answer.status < 400 ? 'application/json' : 'application/problem+json';
      const pointer = ['paths', named, 'get', 'responses', String(answer.status), 'content', media, 'schema']
        .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
        .join('/');
      const response = responses as Readonly<Record<string, { readonly $ref?: string }>>;
      const shared = response[answer.status]?.$ref;
      const fits = ajv.compile({
        $ref:
          shared === undefined ? `openapi#/${pointer}` : `openapi${shared}/content/${media.replace('/', '~1')}/schema`,
      });
      assert.ok(fits(answer.body), `${path}: ${ajv.errorsText(fits.errors)}`);
      checked += 1;
      return answer.body;
    };
    const everything = Object.values(routes).flatMap((group) => Object.values(group) as Route[]);
    for (const route of everything) {
      if (route.method !== 'GET' || route.answer === undefined || route.auth === 'none') continue;
      if (!route.path.includes(':')) {
        await check(route, route.path + (route.path.endsWith('/lookup') ? '?number=%2B12025550147' : ''));
        continue;
      }
      await check(route, route.path.replaceAll(/:[a-z_]+/g, 'none_such'));
      const list = everything.find(({ method, path }) => method === 'GET' && path === route.path.split('/:')[0]);
      if (list === undefined) continue;
      const { data } = (await check(list, list.path)) as { readonly data: readonly { readonly id?: string }[] };
      const id = data[0]?.id;
      if (id !== undefined) await check(route, route.path.replace(':id', encodeURIComponent(id)));
    }
    assert.ok(checked > 60, `${checked} answers`);
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
