import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createManualClock } from '@dialora/core/testing';
import { createLevelWatch } from './level-watch.js';

test('what is measured of a muted microphone is let go of in the turn in which it is muted no more', () => {
  const clock = createManualClock();
  const track = {} as MediaStreamTrack;
  const measured = new Set<MediaStreamTrack>();
  let muted = true;
  const watch = createLevelWatch({
    clock,
    loudness: {
      of(one) {
        measured.add(one);
        return 0;
      },
      stop: () => measured.clear(),
    },
    microphone: () => track,
    heard: () => [],
    isMuted: () => muted,
  });
  watch.nudge();
  assert.equal(measured.size, 1);
  muted = false;
  watch.nudge();
  assert.deepEqual([measured.size, clock.pending], [0, 0]);
});
