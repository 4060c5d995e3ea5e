import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRegistry } from './registry.js';
import type { Session } from './session.js';

function session(identity: string, registeredAt: number, registered = true): Session {
  return {
    identity,
    registered,
    registeredAt,
    mayDial: true,
    accountSid: '',
    reconnectTimeoutMs: 0,
    send: () => undefined,
    drop: () => undefined,
  };
}

test('the newest registered devices of an identity ring, and no more than the limit', () => {
  const registry = createRegistry(2);
  const [old, middle, young] = [session('a', 1), session('a', 2), session('a', 3)];
  for (const one of [middle, session('a', 9, false), young, session('b', 8), old]) registry.add(one);
  assert.deepEqual(registry.devicesOf('a'), [young, middle]);
  registry.remove(young);
  assert.deepEqual(registry.devicesOf('a'), [middle, old]);
  assert.deepEqual(registry.devicesOf('nobody'), []);
});

test('waiting for the last session to go ends when it went', async () => {
  const registry = createRegistry();
  await registry.empty();
  const only = session('a', 1);
  registry.add(only);
  const empty = registry.empty();
  registry.remove(only);
  await empty;
  assert.equal(registry.size, 0);
});
