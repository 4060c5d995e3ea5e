import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createManualClock } from '@dialora/core/testing';
import { createSoundUnlock } from './sound-unlock.js';

function bench() {
  const clock = createManualClock();
  let touched = false;
  let gesture: (() => void) | undefined;
  let open = 0;
  const unlock = createSoundUnlock(
    {
      createContext() {
        open += 1;
        return {
          state: 'suspended',
          // Without a gesture the promise stays open for ever, as the standard says.
          resume: () => (touched ? Promise.resolve() : new Promise(() => undefined)),
          async close() {
            open -= 1;
          },
        } as unknown as AudioContext;
      },
      onGesture(listener) {
        gesture = listener;
        return () => (gesture = undefined);
      },
    },
    clock,
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    clock,
    unlock,
    settle,
    touch: () => ((touched = true), gesture?.()),
    open: () => open,
    waits: () => gesture,
  };
}

test('a page that nobody touched is blocked, and ready with the first click; no context is left open', async () => {
  const { clock, unlock, settle, touch, open, waits } = bench();
  const looking = unlock.look();
  clock.advance(400);
  await looking;
  assert.equal(unlock.state.get(), 'blocked');
  touch();
  await settle();
  assert.equal(unlock.state.get(), 'ready');
  assert.equal(open(), 0);
  assert.equal(waits(), undefined);
});

test('where there is no Web Audio nothing is claimed', async () => {
  const unlock = createSoundUnlock({ createContext: undefined, onGesture: () => () => undefined }, createManualClock());
  await unlock.look();
  assert.equal(unlock.state.get(), 'unknown');
});
