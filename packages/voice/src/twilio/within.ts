import type { Clock } from '@dialora/core';
import { DialoraError } from '@dialora/core';

/** Waits for `work`, at most `ms` and no longer than the signal allows. A time-out rejects as `gateway-unreachable`. */
export function within<T>(
  work: Promise<T>,
  options: { readonly clock: Clock; readonly ms: number; readonly signal?: AbortSignal },
): Promise<T> {
  const { signal } = options;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => finish(() => reject(signal?.reason as Error));
    const cancelTimer = options.clock.after(options.ms, () =>
      finish(() => reject(new DialoraError({ kind: 'gateway-unreachable', detail: 'No answer in time.' }))),
    );
    function finish(settle: () => void): void {
      cancelTimer();
      signal?.removeEventListener('abort', onAbort);
      settle();
    }
    signal?.addEventListener('abort', onAbort, { once: true });
    work.then(
      (value) => finish(() => resolve(value)),
      (error: unknown) => finish(() => reject(error instanceof Error ? error : new Error(String(error)))),
    );
  });
}
