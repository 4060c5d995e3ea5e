/** Timeouts that end together. */
export interface Timers {
  later(ms: number, run: () => void): void;
  stop(): void;
}

export function createTimers(view: Window): Timers {
  const running = new Set<number>();
  return {
    later(ms, run) {
      const timer = view.setTimeout(() => {
        running.delete(timer);
        run();
      }, ms);
      running.add(timer);
    },
    stop() {
      for (const timer of running) view.clearTimeout(timer);
      running.clear();
    },
  };
}
