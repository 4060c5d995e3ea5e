import { frameMs } from './frame.js';

/** Calls `tick` each 20 ms, catching up after a late wake-up; at rest without a timer while nobody subscribes. */
export interface Pacer {
  add(tick: () => void): () => void;
  stop(): void;
}

/** After a longer stall (a laptop that slept) the missed steps are skipped, not replayed in a burst. */
const maximumCatchUp = 10;

export function createPacer(now: () => number = () => performance.now()): Pacer {
  const ticks = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  let due = 0;

  function wake(): void {
    let steps = 0;
    while (due <= now() && steps < maximumCatchUp) {
      due += frameMs;
      steps += 1;
      for (const tick of [...ticks]) tick();
    }
    if (due <= now()) due = now() + frameMs;
    schedule();
  }

  function schedule(): void {
    timer = ticks.size === 0 ? undefined : setTimeout(wake, Math.max(1, due - now()));
  }

  return {
    add(tick) {
      ticks.add(tick);
      if (timer === undefined) {
        due = now() + frameMs;
        schedule();
      }
      return () => void ticks.delete(tick);
    },
    stop() {
      ticks.clear();
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
