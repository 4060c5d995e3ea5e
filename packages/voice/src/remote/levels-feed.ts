import type { AudioLevels, Clock, Readable } from '@dialora/core';
import { systemClock } from '@dialora/core';

/** How often a view says that it still looks, in ms. */
export const watchAgainMs = 2_000;
/** A view that was not heard of for so long is gone, in ms. */
const leaseMs = 5_000;

/** Passes levels on while a view looks at them, and not a moment longer: they change ten times a second. */
export interface LevelsFeed {
  watch(view: string): void;
  stop(): void;
}

export function createLevelsFeed(
  levels: Readable<AudioLevels>,
  send: (levels: AudioLevels) => void,
  clock: Clock = systemClock,
): LevelsFeed {
  const leases = new Map<string, () => void>();
  let unsubscribe: (() => void) | undefined;

  function end(view: string): void {
    leases.get(view)?.();
    leases.delete(view);
    if (leases.size > 0) return;
    unsubscribe?.();
    unsubscribe = undefined;
  }

  return {
    watch(view) {
      leases.get(view)?.();
      leases.set(
        view,
        clock.after(leaseMs, () => end(view)),
      );
      unsubscribe ??= levels.subscribe(send);
    },
    stop() {
      for (const view of [...leases.keys()]) end(view);
    },
  };
}
