import type { Timers } from './timers.js';

/** Loads the engine once, when it is first wanted. */
export interface EngineLoad<E> {
  readonly engine: E | undefined;
  readonly loading: boolean;
  /** Every try so far failed. */
  readonly failing: boolean;
  want(): void;
}

const retryMs = 1500;
const maxRetryMs = 60_000;

export function createEngineLoad<E>(
  load: () => Promise<E>,
  later: Timers['later'],
  onArrival: (engine: E) => void,
): EngineLoad<E> {
  let engine: E | undefined;
  let loading = false;
  let failures = 0;
  const attempt = (): void => {
    load().then(
      (loaded) => {
        engine = loaded;
        onArrival(loaded);
      },
      // Offline, most likely.
      () => later(Math.min(maxRetryMs, retryMs * 2 ** failures++), attempt),
    );
  };
  return {
    get engine() {
      return engine;
    },
    get loading() {
      return loading && engine === undefined;
    },
    get failing() {
      return engine === undefined && failures > 0;
    },
    want() {
      if (loading) return;
      loading = true;
      attempt();
    },
  };
}
