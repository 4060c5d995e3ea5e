/** Time as the gateway sees it, so that tests can turn it by hand. Milliseconds since the epoch. */
export interface Clock {
  now(): number;
  /** Calls `run` once after `ms`; returns the cancel. */
  after(ms: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** A clock whose pending timers can be counted and dropped together, so that `stop()` leaves none behind. */
export interface OwnedClock extends Clock {
  readonly pending: number;
  clear(): void;
}

export function ownClock(clock: Clock): OwnedClock {
  const cancels = new Set<() => void>();
  return {
    now: () => clock.now(),
    after(ms, run) {
      const cancel = clock.after(ms, () => {
        cancels.delete(undo);
        run();
      });
      const undo = (): void => {
        if (cancels.delete(undo)) cancel();
      };
      cancels.add(undo);
      return undo;
    },
    get pending() {
      return cancels.size;
    },
    clear() {
      for (const undo of [...cancels]) undo();
    },
  };
}
