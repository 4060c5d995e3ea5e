import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDrain } from './drain.js';

/** A look that ends when it is told to. */
function looks() {
  const ends: (() => void)[] = [];
  const look = (): Promise<void> => new Promise((resolve) => void ends.push(resolve));
  return { ends, look };
}

const unexpected = (cause: unknown): never => assert.fail(String(cause));

test('what wakes it during a look is one look more, however often', async () => {
  const { ends, look } = looks();
  const drain = createDrain(look, unexpected);
  drain.wake();
  drain.wake();
  drain.wake();
  const settled = drain.settled();
  ends[0]?.();
  while (ends[1] === undefined) await Promise.resolve();
  ends[1]();
  await settled;
  assert.equal(ends.length, 2);
});

test('a look that fails is told of, and the next wake looks again', async () => {
  const faults: unknown[] = [];
  let tries = 0;
  const drain = createDrain(
    () => (++tries === 1 ? Promise.reject(new Error('offline')) : Promise.resolve()),
    (cause) => faults.push(cause),
  );
  drain.wake();
  await drain.settled();
  drain.wake();
  await drain.settled();
  assert.equal(tries, 2);
  assert.match(String(faults), /offline/);
});

test('stopping waits for the look that is running and starts no other', async () => {
  const { ends, look } = looks();
  const drain = createDrain(look, unexpected);
  drain.wake();
  drain.wake();
  const stopped = drain.stop();
  ends[0]?.();
  await stopped;
  drain.wake();
  assert.equal(ends.length, 1);
});

test('a look is told that it is being stopped, and what it throws then is no fault', async () => {
  const drain = createDrain(
    () =>
      new Promise((_resolve, reject) => {
        drain.stopping.addEventListener('abort', () => reject(new Error('cut short')), { once: true });
      }),
    unexpected,
  );
  drain.wake();
  await drain.stop();
  assert.equal(drain.stopping.aborted, true);
});
