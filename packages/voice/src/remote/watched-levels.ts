import type { AudioLevels, Clock, Readable } from '@dialora/core';
import { createStore, silence } from '@dialora/core';
import { watchAgainMs } from './levels-feed.js';

/** Levels that are asked for only while somebody looks at them. */
export interface WatchedLevels {
  readonly readable: Readable<AudioLevels>;
  tell(levels: AudioLevels): void;
  stop(): void;
}

export function createWatchedLevels(clock: Clock, ask: () => void): WatchedLevels {
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
        if (watchers === 1) keepAsking();
        const undo = store.subscribe(listener);
        let watching = true;
        return () => {
          undo();
          if (!watching) return;
          watching = false;
          watchers -= 1;
          if (watchers === 0) stop();
        };
      },
    },
    tell: (levels) => {
      if (watchers > 0) store.set(levels);
    },
    stop,
  };
}
