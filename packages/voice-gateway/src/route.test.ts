import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultRoute } from './route.js';

function route(parameters: Record<string, string>) {
  return defaultRoute({ callSid: 'CA1', temporarySid: 'TJ1', identity: 'agent.1', parameters });
}

test('client:<identity> rings that identity; the other parameters travel along', () => {
  assert.deepEqual(route({ To: 'client:phone.1', From: '+12025550142', call_id: 'c' }), {
    kind: 'ring',
    identities: ['phone.1'],
    from: '+12025550142',
    to: 'client:phone.1',
    parameters: { call_id: 'c' },
  });
  assert.deepEqual(route({ To: 'client:' }), { kind: 'reject', reason: 'not-found' });
});

test('a script is found by name and by number, however the number is written', () => {
  const talk = { kind: 'script', script: 'talk' };
  assert.deepEqual(pick(route({ To: 'talk' })), talk);
  assert.deepEqual(pick(route({ To: '+12025550100' })), talk);
  assert.deepEqual(pick(route({ To: '+1 (202) 555-0100' })), talk);
  assert.deepEqual(pick(route({ To: 'never-answers' })), { kind: 'script', script: 'never-answers' });
});

function pick(found: ReturnType<typeof route>) {
  return found.kind === 'script'
    ? { kind: found.kind, script: typeof found.script === 'string' ? found.script : found.script.name }
    : found;
}

test('no destination is a pre-call test, an unknown one is not found', () => {
  assert.deepEqual(route({}), { kind: 'script', script: 'preflight' });
  assert.deepEqual(route({ To: '+12025550199' }), { kind: 'reject', reason: 'not-found' });
});
