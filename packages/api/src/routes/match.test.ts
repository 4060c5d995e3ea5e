import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { getContact, lookupContacts, routes, type Route } from './index.js';
import { createMatcher } from './match.js';
import { errorsOf } from './route.js';

const table: readonly Route[] = Object.values(routes).flatMap((group) => Object.values<Route>(group));
const find = createMatcher(table);

describe('the route table', () => {
  test('finds every route by its own path, whatever the parameters are', () => {
    fc.assert(
      fc.property(fc.constantFrom(...table), fc.string({ minLength: 1, unit: 'grapheme' }), (route, value) => {
        const path = route.path.replace(/:[a-z_]+/g, () => encodeURIComponent(value));
        const found = find(route.method, path);
        const literal = table.some((each) => each !== route && each.method === route.method && each.path === path);
        if (!literal) assert.equal(found.route, route);
      }),
    );
  });

  test('goes by the literal name before the parameter', () => {
    assert.equal(find('GET', '/api/v1/contacts/lookup').route, lookupContacts);
    const found = find('GET', '/api/v1/contacts/c%2F1');
    assert.deepEqual(found, { route: getContact, params: { id: 'c/1' } });
  });

  test('tells a wrong method from a wrong path', () => {
    assert.deepEqual(find('DELETE', '/api/v1/me'), { route: undefined, allowed: ['GET'] });
    assert.deepEqual(find('GET', '/api/v1/nowhere'), { route: undefined, allowed: [] });
    assert.deepEqual(find('GET', '/api/v1/contacts/%E0%A4%A'), { route: undefined, allowed: [] });
  });

  test('holds each method and path once', () => {
    const doors = table.map((route) => `${route.method} ${route.path}`);
    assert.equal(new Set(doors).size, doors.length);
  });

  test('knows what each route can fail with', () => {
    assert.ok(errorsOf(getContact).includes('not_found'));
    assert.ok(errorsOf(routes.contacts.updateContact).includes('version_stale'));
    assert.ok(!errorsOf(routes.cookieConsents.createCookieConsent).includes('unauthenticated'));
    assert.ok(errorsOf(routes.calls.createCall).includes('idempotency_in_flight'));
  });
});
