import type { Clock } from '@dialora/core';
import { DialoraError } from '@dialora/core';
import { problemOf } from './errors.js';
import type { SdkDevice } from './sdk.js';

/** After so many failed sockets in a row a first registration gives up before its time-out. */
const patience = 4;

/**
 * Registers a new device. The SDK's `register()` settles neither when the host is unreachable nor when the token is bad
 * (facts from 2.18.5), so this one decides by events, a time-out and the signal. Rejects with a `DialoraError`.
 */
export function register(
  device: SdkDevice,
  options: { readonly clock: Clock; readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<void> {
  const { clock, signal } = options;
  return new Promise((resolve, reject) => {
    let failures = 0;
    let last: unknown;

    const finish = (settle: () => void): void => {
      cancelTimer();
      device.off('registered', onRegistered);
      device.off('error', onError);
      signal?.removeEventListener('abort', onAbort);
      settle();
    };
    const fail = (): void => {
      const problem =
        last === undefined ? ({ kind: 'gateway-unreachable', detail: 'No answer in time.' } as const) : problemOf(last);
      finish(() => reject(new DialoraError(problem, { cause: last })));
    };
    const onRegistered = (): void => finish(resolve);
    const onAbort = (): void => finish(() => reject(signal?.reason as Error));
    const onError = (error: unknown): void => {
      last = error;
      const { kind } = problemOf(error);
      failures += 1;
      // Each failed socket is reported twice (31000 and 31005).
      if ((kind !== 'gateway-unreachable' && kind !== 'unknown') || failures >= patience * 2) fail();
    };

    const cancelTimer = clock.after(options.timeoutMs, fail);
    device.on('registered', onRegistered);
    device.on('error', onError);
    signal?.addEventListener('abort', onAbort, { once: true });
    device.register().catch((error: unknown) => {
      last ??= error;
    });
  });
}
