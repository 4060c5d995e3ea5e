import type { Resource } from '@dialora/api';
import { isTransient, type Loadable, type Readable } from '@dialora/core';

const firstPauseMs = 4_000;
const longestPauseMs = 60_000;

/** A resource that is fetched when the first element looks at it, and again while only time is in the way. */
export function onDemand<T>(resource: Resource<T>): Readable<Loadable<T>> {
  let asked = false;
  let failures = 0;

  function ask(): void {
    void resource.reload().then(() => {
      const state = resource.get();
      if (state.state !== 'failed' || !isTransient(state.problem)) return;
      const pause = Math.max(state.problem.retryAfterMs ?? 0, Math.min(longestPauseMs, firstPauseMs * 2 ** failures));
      failures += 1;
      setTimeout(ask, pause);
    });
  }

  return {
    get: () => resource.get(),
    subscribe(listener) {
      if (!asked) {
        asked = true;
        ask();
      }
      return resource.subscribe(listener);
    },
  };
}
