import type { AudioLevels, Clock, Readable } from '@dialora/core';
import { createStore, silence } from '@dialora/core';
import { watchAgainMs } from './levels-feed.js';

export interface WatchedLevelsOptions {
  readonly clock: Clock;
  /** Somebody begins to look, or nobody looks any more. */
  readonly onWatched: (watched: boolean) => void;
  /** Says that somebody looks; said again now and then. */
  readonly ask: () => void;
}

/** Levels that are asked for only while somebody looks at them. */
export interface WatchedLevels {
  readonly readable: Readable<AudioLevels>;
  readonly watched: boolean;
  tell(levels: AudioLevels): void;
  stop(): void;
}

export function createWatchedLevels({ clock, onWatched, ask }: WatchedLevelsOptions): WatchedLevels {
  const store = createStore<AudioLevels>(silence);
  let watchers = 0;
  let cancel = (): void => undefined;

  function keepAsking(): void {
    ask();
    cancel = clock.after(watchAgainMs, keepAsking);
  }
  function stop(): void {
    cancel();
    cancel = () => undefined;
    store.set(silence);
  }

  return {
    readable: {
      get: () => store.get(),
      subscribe(listener) {
        watchers += 1;
        if (watchers === 1) {
          onWatched(true);
          keepAsking();
        }
        const undo = store.subscribe(listener);
        let watching = true;
        return () => {
          undo();
          if (!watching) return;
          watching = false;
          watchers -= 1;
          if (watchers > 0) return;
          stop();
          onWatched(false);
        };
      },
    },
    get watched() {
      return watchers > 0;
    },
    tell: (levels) => {
      if (watchers > 0) store.set(levels);
    },
    stop,
  };
}
