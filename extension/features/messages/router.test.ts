import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { DialoraError } from '@dialora/core';
import type { Handlers, Reply, Sender } from './router.js';
import { createRouter } from './router.js';
import { protocolVersion } from './version.js';

const self = { id: 'own-id', origin: 'chrome-extension://own-id' };
const content: Sender = { id: 'own-id', origin: 'https://mail.google.com', frameId: 0, tab: { id: 7, windowId: 1 } };
const page: Sender = { id: 'own-id', origin: self.origin, url: `${self.origin}/sidepanel.html` };

function setUp(overrides: Partial<Handlers> = {}) {
  const calls: string[] = [];
  const accept = (name: string) => () => {
    calls.push(name);
    return { accepted: true } as const;
  };
  const session = () => ({ state: 'signed-in', generation: 3 }) as const;
  const handlers: Handlers = {
    requestCall: accept('requestCall'),
    openPanel: accept('openPanel'),
    pageContext: accept('pageContext'),
    markSettings: () => ({ enabled: true, home: 'GB', chosen: null }),
    requestAction: accept('requestAction'),
    loadNumbers: accept('loadNumbers'),
    pageNumbers: accept('pageNumbers'),
    countryChosen: accept('countryChosen'),
    pageCountry: accept('pageCountry'),
    signIn: session,
    signOut: session,
    session,
    ensurePhone: () => ({ ready: true }),
    takeDialRequest: () => ({ request: null }),
    drainLog: accept('drainLog'),
    sitesChanged: accept('sitesChanged'),
    phoneState: accept('phoneState'),
    ...overrides,
  };
  return { route: createRouter(handlers, self), calls };
}

test('a content script may ask for a call, and the answer is given in the same turn', () => {
  const { route, calls } = setUp();
  let reply: Reply<unknown> | undefined;
  const later = route(
    { version: protocolVersion, type: 'requestCall', number: '+442079460123' },
    content,
    (r) => (reply = r),
  );
  assert.equal(later, false);
  assert.deepEqual(calls, ['requestCall']);
  assert.deepEqual(reply, { ok: true, value: { accepted: true } });
});

test('a content script may not sign out, read the session or take a dial request', () => {
  const { route } = setUp();
  for (const type of ['signOut', 'session', 'takeDialRequest', 'drainLog', 'ensurePhone']) {
    const respond = () => assert.fail(`"${type}" was answered`);
    assert.equal(route({ version: protocolVersion, type, fresh: false, windowId: 1 }, content, respond), false);
  }
});

test('another extension, a frame that shows no mailbox and a message of another version get no answer', () => {
  const { route, calls } = setUp();
  const silent = () => assert.fail('answered');
  const message = { version: protocolVersion, type: 'openPanel' };
  route(message, { ...content, id: 'other' }, silent);
  route(message, { ...content, frameId: 4 }, silent);
  route({ ...message, version: protocolVersion + 1 }, content, silent);
  route({ version: protocolVersion, type: 'requestCall', number: 'javascript:alert(1)' }, content, silent);
  assert.deepEqual(calls, []);
});

test('a frame may ask for a call of its numbers', () => {
  const { route, calls } = setUp();
  const frame = { ...content, frameId: 4, origin: 'null' };
  const ignore = () => undefined;
  route({ version: protocolVersion, type: 'requestCall', number: '+442079460123' }, frame, ignore);
  route({ version: protocolVersion, type: 'loadNumbers' }, frame, ignore);
  route({ version: protocolVersion, type: 'pageContext', context: null }, frame, () => assert.fail('answered'));
  assert.deepEqual(calls, ['requestCall', 'loadNumbers']);
});

test('an options page in a tab is our own page, not a content script', async () => {
  const { route } = setUp();
  const reply = await new Promise((resolve) => {
    route({ version: protocolVersion, type: 'session', fresh: true }, { ...page, tab: { id: 9 } }, resolve);
  });
  assert.deepEqual(reply, { ok: true, value: { state: 'signed-in', generation: 3 } });
});

test('a failing handler is answered with its problem', async () => {
  const failing = () => Promise.reject(new DialoraError({ kind: 'offline' }));
  const { route } = setUp({ signIn: failing });
  const reply = await new Promise((resolve) => {
    assert.equal(route({ version: protocolVersion, type: 'signIn' }, page, resolve), true);
  });
  assert.deepEqual(reply, { ok: false, problem: { kind: 'offline' } });
});

test('whatever arrives, nothing is thrown and nothing unknown is answered', () => {
  const { route } = setUp();
  fc.assert(
    fc.property(fc.anything(), (message) => {
      assert.equal(
        route(message, content, () => assert.fail('answered')),
        false,
      );
    }),
  );
});
