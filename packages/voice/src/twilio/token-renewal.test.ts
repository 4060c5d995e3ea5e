import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem } from '@dialora/core';
import { DialoraError } from '@dialora/core';
import { createManualClock } from '@dialora/core/testing';
import { createTokenRenewal } from './token-renewal.js';

function bench(answers: (string | Problem)[]) {
  const clock = createManualClock();
  const used: string[] = [];
  const failed: string[] = [];
  const renewal = createTokenRenewal({
    clock,
    getToken: () => {
      const answer = answers.shift() ?? { kind: 'signed-out' };
      return typeof answer === 'string' ? Promise.resolve(answer) : Promise.reject(new DialoraError(answer));
    },
    use: (token) => used.push(token),
    onFailed: (problem) => failed.push(problem.kind),
  });
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { clock, used, failed, renewal, settle };
}

test('an expiring token is replaced', async () => {
  const { used, renewal, settle } = bench(['second']);
  renewal.expiring();
  await settle();
  assert.deepEqual(used, ['second']);
});

test('an API that cannot be reached is asked again, and the person is not bothered', async () => {
  const { clock, used, failed, renewal, settle } = bench([{ kind: 'offline' }, { kind: 'server-error' }, 'third']);
  renewal.expiring();
  await settle();
  clock.advance(3_000);
  await settle();
  clock.advance(3_000);
  await settle();
  assert.deepEqual(used, ['third']);
  assert.deepEqual(failed, []);
});

test('a session that is over is told once and not asked again', async () => {
  const { clock, failed, renewal, settle } = bench([{ kind: 'signed-out' }]);
  renewal.expiring();
  await settle();
  assert.deepEqual(failed, ['signed-out']);
  assert.equal(clock.pending, 0);
});

test('a token that is refused as soon as it was fetched is not fetched for ever', async () => {
  const { clock, used, failed, renewal, settle } = bench(['second', 'third']);
  clock.advance(60_000);
  renewal.refused({ kind: 'signed-out' });
  await settle();
  renewal.refused({ kind: 'signed-out' });
  await settle();
  assert.deepEqual(used, ['second']);
  assert.deepEqual(failed, ['signed-out']);
});

test('nothing happens after the line was stopped', async () => {
  const { clock, used, renewal, settle } = bench([{ kind: 'offline' }, 'second']);
  renewal.expiring();
  await settle();
  renewal.stop();
  clock.advance(60_000);
  await settle();
  assert.deepEqual(used, []);
});
