import assert from 'node:assert/strict';
import { test } from 'node:test';

test('imported on a server, every door opens, defines nothing and leaves no global', async () => {
  const before = Object.keys(globalThis);
  const { DialoraConsentBanner } = await import('./index.js');
  const { createGate } = await import('./gate/index.js');
  await import('./define.js');
  assert.equal(typeof DialoraConsentBanner, 'function');
  assert.equal(typeof createGate, 'function');
  assert.deepEqual(Object.keys(globalThis), before);
});
