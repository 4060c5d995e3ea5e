import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doors, forbidden, roomOf } from '../scripts/doors.mjs';

test('an element that reaches for the network room is told so', () => {
  const [problem] = forbidden(
    'packages/elements/src/dialer/dialer.ts',
    "import { createApiClient } from '@dialora/api';",
  );
  assert.match(problem ?? '', /elements may not know api/);
});

test('core imports nobody', () => {
  const text = "import { x } from '@dialora/phone-numbers';\nexport * from './call/call.js';";
  assert.equal(forbidden('packages/core/src/index.ts', text).length, 1);
});

test('a relative path cannot climb into another room', () => {
  const problems = forbidden('packages/api/src/client/client.ts', "import { y } from '../../../core/src/index.js';");
  assert.match(problems.join(), /use the package's exports/);
});

test('a dynamic import is a door as well', () => {
  assert.equal(forbidden('packages/consent/src/index.ts', "await import('@dialora/elements')").length, 1);
});

test('the extension and the demo never meet', () => {
  for (const [room, allowed] of Object.entries(doors)) {
    assert.ok(!allowed.includes('extension'), `${room} may import the extension`);
    assert.ok(!allowed.includes('demo'), `${room} may import the demo`);
  }
});

test('a file belongs to the room of its folder', () => {
  assert.equal(roomOf('packages/voice/src/index.ts'), 'voice');
  assert.equal(roomOf('demo/server/main.ts'), 'demo');
});

test('tests and their helpers, and nothing else, may use what tooling holds for them', () => {
  const text = "import { until } from '../../tooling/test/until.js';";
  for (const file of ['src/gate.test.ts', 'test/page.ts', 'testing/page.ts', 'e2e/page.ts']) {
    assert.deepEqual(forbidden(`packages/consent/${file}`, text), [], file);
  }
  assert.equal(forbidden('packages/consent/src/gate.ts', text).length, 1);
});
