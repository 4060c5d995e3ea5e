import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiProblem } from './problem.js';
import { createRateLimiter } from './rate-limit.js';

test('a burst is let through, then one waits as long as one is told', () => {
  let now = 1_000_000;
  const limiter = createRateLimiter(() => new Date(now));
  const allowance = { burst: 3, perSecond: 0.5 };
  const take = (): string | undefined => {
    try {
      limiter.take('somebody', allowance);
      return undefined;
    } catch (error) {
      assert.ok(error instanceof ApiProblem && error.code === 'rate_limited');
      return error.headers['Retry-After'];
    }
  };
  assert.deepEqual([take(), take(), take(), take()], [undefined, undefined, undefined, '2']);
  limiter.take('somebody else', allowance);
  now += 2_000;
  assert.deepEqual([take(), take()], [undefined, '2']);
  now += 3_600_000;
  assert.deepEqual([take(), take(), take(), take()], [undefined, undefined, undefined, '2']);
});
