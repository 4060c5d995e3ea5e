import type { AudioLevels, Clock, Readable } from '@dialora/core';
import { createStore, silence } from '@dialora/core';
import type { Loudness } from './loudness.js';
import { createMutedSpeech } from './muted-speech.js';

export interface LevelWatchOptions {
  readonly clock: Clock;
  readonly loudness: Loudness;
  /** The microphone that is open, if one is. */
  readonly microphone: () => MediaStreamTrack | undefined;
  /** What is heard of the far ends now. */
  readonly heard: () => readonly MediaStreamTrack[];
  /** The call that is talked on is muted. */
  readonly isMuted: () => boolean;
}

/** Looks at levels while somebody wants to see them, and at the microphone alone while it is muted; else at nothing. */
export interface LevelWatch {
  readonly levels: Readable<AudioLevels>;
  readonly speakingWhileMuted: Readable<boolean>;
  /** Something changed that may need a look. */
  nudge(): void;
  stop(): void;
}

const lookMs = 100;

export function createLevelWatch(options: LevelWatchOptions): LevelWatch {
  const { clock, loudness } = options;
  const levels = createStore<AudioLevels>(silence);
  const speakingWhileMuted = createStore(false);
  const mutedSpeech = createMutedSpeech(clock, (speaking) => speakingWhileMuted.set(speaking));
  let watchers = 0;
  let cancel: (() => void) | undefined;

  function show(next: AudioLevels): void {
    const { microphone, speaker } = levels.get();
    if (next.microphone !== microphone || next.speaker !== speaker) levels.set(next);
  }

  function look(): void {
    cancel = undefined;
    const microphone = options.microphone();
    const muted = options.isMuted();
    if (!muted) mutedSpeech.reset();
    if (microphone === undefined) {
      loudness.stop();
      show(silence);
    } else {
      const level = loudness.of(microphone);
      if (muted) mutedSpeech.hear(level);
      if (watchers > 0) {
        show({ microphone: level, speaker: Math.max(0, ...options.heard().map((track) => loudness.of(track))) });
      }
    }
    // Whoever was told may have looked away.
    if (watchers > 0 || muted) cancel = clock.after(lookMs, look);
    else {
      loudness.stop();
      show(silence);
    }
  }
  const nudge = (): void => {
    const isOn = watchers > 0 || options.isMuted();
    // What was measured is let go of now and not at the next look: a copy keeps the microphone open.
    if (cancel !== undefined && !isOn) cancel();
    else if (cancel !== undefined || !isOn) return;
    look();
  };

  return {
    speakingWhileMuted,
    levels: {
      get: () => levels.get(),
      subscribe(listener) {
        const undo = levels.subscribe(listener);
        watchers += 1;
        nudge();
        let watching = true;
        return () => {
          undo();
          if (watching) watchers -= 1;
          watching = false;
        };
      },
    },
    nudge,
    stop() {
      cancel?.();
      cancel = undefined;
      mutedSpeech.reset();
      loudness.stop();
      show(silence);
    },
  };
}
