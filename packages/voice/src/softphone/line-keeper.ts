import type { Clock, Problem, TransportStartOptions, VoiceTransport } from '@dialora/core';
import { DialoraError, isTransient, toProblem } from '@dialora/core';

/** Delays before the line is tried again by itself, in ms; the last one repeats. */
const retryDelays = [2_000, 4_000, 8_000, 15_000, 30_000] as const;

/** Keeps a wanted line up: a failure that time may cure is tried again until it is cured or the line is not wanted. */
export interface LineKeeper {
  /** Tries now. Rejects with a `DialoraError`; transient problems are tried again in the background all the same. */
  start(signal?: AbortSignal): Promise<void>;
  /**
   * Makes sure that a call can be placed now: starts the line, or waits a little for one that is just coming back, so that
   * the API is not asked for a call that cannot be dialled. Rejects with a `DialoraError`.
   */
  ready(signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
  /** Brings forward a try that waits, as when the browser is online again. */
  hurry(): void;
}

/** How long a call that was asked for waits for a line that is reconnecting, in ms. */
const patienceMs = 8_000;

export function createLineKeeper(
  transport: VoiceTransport,
  getToken: TransportStartOptions['getToken'],
  clock: Clock,
): LineKeeper {
  let wanted = false;
  let failures = 0;
  let cancelRetry: (() => void) | undefined;

  function forgetRetry(): void {
    cancelRetry?.();
    cancelRetry = undefined;
  }
  function retryLater(problem: Problem): void {
    if (!wanted || !isTransient(problem)) return;
    const delay = problem.retryAfterMs ?? retryDelays[Math.min(failures, retryDelays.length - 1)] ?? 30_000;
    failures += 1;
    forgetRetry();
    cancelRetry = clock.after(delay, tryAgain);
  }
  function tryAgain(): void {
    forgetRetry();
    attempt().catch(() => {
      // Shown by the line state already, and tried again from `attempt`.
    });
  }
  async function attempt(signal?: AbortSignal): Promise<void> {
    try {
      await transport.start(signal === undefined ? { getToken } : { getToken, signal });
      failures = 0;
    } catch (error) {
      if (signal?.aborted !== true) retryLater(toProblem(error));
      throw error;
    }
  }

  function start(signal?: AbortSignal): Promise<void> {
    wanted = true;
    forgetRetry();
    return attempt(signal);
  }
  function untilBack(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void): void => {
        unsubscribe();
        cancelTimer();
        signal.removeEventListener('abort', onAbort);
        settle();
      };
      const fail = (problem: Problem): void => finish(() => reject(new DialoraError(problem)));
      const onAbort = (): void => finish(() => reject(signal.reason as Error));
      const unsubscribe = transport.subscribe((event) => {
        if (event.type !== 'line') return;
        if (event.line.state === 'ready') finish(resolve);
        else if (event.line.state === 'failed') fail(event.line.problem);
      });
      const cancelTimer = clock.after(patienceMs, () =>
        fail({ kind: 'gateway-unreachable', detail: 'The line did not come back in time.' }),
      );
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }

  return {
    start,
    async ready(signal) {
      if (transport.line.state === 'off' || transport.line.state === 'failed') await start(signal);
      else if (transport.line.state !== 'ready') await untilBack(signal);
    },
    async stop() {
      wanted = false;
      failures = 0;
      forgetRetry();
      await transport.stop();
    },
    hurry() {
      if (cancelRetry !== undefined) tryAgain();
    },
  };
}
