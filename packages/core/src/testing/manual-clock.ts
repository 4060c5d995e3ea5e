import type { Clock } from '../store/clock.js';

export interface ManualClock extends Clock {
  /** Moves time forward and runs what became due, in order; work that a run schedules inside the span runs too. */
  advance(ms: number): void;
  /** How many runs still wait: a leak check. */
  readonly pending: number;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until it is turned by hand. `start` is epoch ms. */
export function createManualClock(start = Date.UTC(2026, 2, 12, 10, 30)): ManualClock {
  let now = start;
  const timers = new Set<Timer>();

  function nextDue(limit: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of timers) {
      if (timer.at <= limit && (next === undefined || timer.at < next.at)) next = timer;
    }
    return next;
  }

  return {
    now: () => now,
    after(ms, run) {
      const timer: Timer = { at: now + Math.max(0, ms), run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      const end = now + ms;
      for (let timer = nextDue(end); timer !== undefined; timer = nextDue(end)) {
        timers.delete(timer);
        now = timer.at;
        timer.run();
      }
      now = end;
    },
    get pending() {
      return timers.size;
    },
  };
}
