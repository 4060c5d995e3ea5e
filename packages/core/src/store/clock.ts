/** Time as the house sees it, so that tests can turn it by hand. Milliseconds since the epoch. */
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
