import type { Clock, Problem, TransportStartOptions, VoiceTransport } from '@dialora/core';
import { isTransient, toProblem } from '@dialora/core';

/** Delays before the line is tried again by itself, in ms; the last one repeats. */
const retryDelays = [2_000, 4_000, 8_000, 15_000, 30_000] as const;

/** Keeps a wanted line up: a failure that time may cure is tried again until it is cured or the line is not wanted. */
export interface LineKeeper {
  /** Tries now. Rejects with a `DialoraError`; transient problems are tried again in the background all the same. */
  start(signal?: AbortSignal): Promise<void>;
  stop(): Promise<void>;
  /** Brings forward a try that waits, as when the browser is online again. */
  hurry(): void;
}

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

  return {
    start(signal) {
      wanted = true;
      forgetRetry();
      return attempt(signal);
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
