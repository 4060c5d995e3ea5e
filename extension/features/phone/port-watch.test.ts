import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPortWatch } from './port-watch.js';

function port() {
  const ends = new Set<() => void>();
  const made = {
    closed: 0,
    postMessage: () => undefined,
    disconnect: () => void (made.closed += 1),
    onMessage: { addListener: () => undefined },
    onDisconnect: { addListener: (listener: () => void) => void ends.add(listener) },
    leave: () => ends.forEach((listener) => listener()),
  };
  return made;
}

test('panels are let go once, and only those that are still there', () => {
  const watch = createPortWatch();
  const [staying, left] = [port(), port()];
  watch.add(staying);
  watch.add(left);
  left.leave();
  watch.letGo();
  watch.letGo();
  assert.deepEqual([staying.closed, left.closed], [1, 0]);
});
