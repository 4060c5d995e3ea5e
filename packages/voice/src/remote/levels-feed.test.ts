import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AudioLevels } from '@dialora/core';
import { createStore, silence } from '@dialora/core';
import { createManualClock } from '@dialora/core/testing';
import { createLevelsFeed } from './levels-feed.js';

function setUp() {
  const levels = createStore<AudioLevels>(silence);
  const clock = createManualClock();
  const sent: AudioLevels[] = [];
  let open = 0;
  const feed = createLevelsFeed(
    levels,
    () => {
      open += 1;
      return { send: (now) => sent.push(now), close: () => (open -= 1) };
    },
    clock,
  );
  return { levels, clock, sent, feed, open: () => open };
}

test('nothing is sent, and no line is open, before somebody looks and once nobody does', () => {
  const { levels, sent, feed, open } = setUp();
  levels.set({ microphone: 0.5, speaker: 0 });
  feed.watch('a');
  feed.watch('b');
  assert.equal(open(), 1);
  levels.set({ microphone: 0.4, speaker: 0 });
  feed.leave('a');
  levels.set({ microphone: 0.3, speaker: 0 });
  feed.leave('b');
  levels.set({ microphone: 0.2, speaker: 0 });
  assert.deepEqual(
    sent.map(({ microphone }) => microphone),
    [0.4, 0.3],
  );
  assert.equal(open(), 0);
});

test('a view that vanished is forgotten; one that says again that it looks is not', () => {
  const { levels, clock, sent, feed, open } = setUp();
  feed.watch('a');
  clock.advance(4_000);
  feed.watch('a');
  clock.advance(4_000);
  levels.set({ microphone: 0.5, speaker: 0 });
  assert.equal(sent.length, 1);
  clock.advance(1_001);
  levels.set({ microphone: 0.6, speaker: 0 });
  assert.deepEqual([sent.length, open(), clock.pending], [1, 0, 0]);
});

test('what no meter would show differently is not sent', () => {
  const { levels, sent, feed } = setUp();
  feed.watch('a');
  for (const microphone of [0.501, 0.502, 0.5, 0.496, 0.51]) levels.set({ microphone, speaker: 0.2 });
  levels.set({ microphone: 0.51, speaker: 0.3 });
  for (let again = 0; again < 10; again += 1) levels.set({ ...silence });
  assert.deepEqual(sent, [
    { microphone: 0.5, speaker: 0.2 },
    { microphone: 0.51, speaker: 0.2 },
    { microphone: 0.51, speaker: 0.3 },
    { microphone: 0, speaker: 0 },
  ]);
});
