import type { Clock } from '@dialora/core';

/** Louder than this is somebody who speaks, of 0 to 1; a quiet room with automatic gain stays below. */
const speechLevel = 0.04;
/** So much speech is no cough, in ms. */
const speechMs = 500;
/** How long it is shown when nobody does anything, and how long nothing is said after it, in ms. */
const shownMs = 10_000;
const silenceMs = 120_000;

/** Finds out that somebody speaks into a microphone that is muted. */
export interface MutedSpeech {
  /** What the microphone picks up now, while it is muted. */
  hear(level: number): void;
  /** Nobody is muted any more. */
  reset(): void;
}

/** Tells `true` after half a second of speech, at most once in two minutes, and `false` when that is over. */
export function createMutedSpeech(clock: Clock, tell: (speaking: boolean) => void): MutedSpeech {
  let spoken = 0;
  let lastHeardAt: number | undefined;
  let toldAt = -Infinity;
  let cancel: (() => void) | undefined;

  function end(): void {
    cancel?.();
    if (cancel !== undefined) tell(false);
    cancel = undefined;
  }

  return {
    hear(level) {
      const now = clock.now();
      const passed = lastHeardAt === undefined ? 0 : Math.min(speechMs, now - lastHeardAt);
      lastHeardAt = now;
      // Gaps between words do not count against somebody at once.
      spoken = Math.max(0, spoken + (level > speechLevel ? passed : -passed));
      if (spoken < speechMs || now - toldAt < silenceMs) return;
      spoken = 0;
      toldAt = now;
      end();
      cancel = clock.after(shownMs, end);
      tell(true);
    },
    reset() {
      spoken = 0;
      lastHeardAt = undefined;
      end();
    },
  };
}
