import type { Clock, Problem, TransportStartOptions } from '@dialora/core';
import { isTransient, toProblem } from '@dialora/core';

const retryMs = 3_000;
/** A token that is refused so soon after it was fetched will not get better by fetching again. */
const freshMs = 5_000;

export interface TokenRenewalOptions {
  readonly getToken: TransportStartOptions['getToken'];
  readonly clock: Clock;
  /** Hands the new token to the line. */
  readonly use: (token: string) => void;
  /** No token is to be had: the person has to sign in. */
  readonly onFailed: (problem: Problem) => void;
}

export interface TokenRenewal {
  /** The token is about to expire. */
  expiring(): void;
  /** The carrier refused the token. */
  refused(problem: Problem): void;
  stop(): void;
}

/** Keeps the access token fresh: one fetch at a time, tried again while the API cannot be reached. */
export function createTokenRenewal(options: TokenRenewalOptions): TokenRenewal {
  const { clock } = options;
  const aborting = new AbortController();
  const isStopped = (): boolean => aborting.signal.aborted;
  let running = false;
  let fetchedAt = clock.now();
  let cancelRetry = (): void => undefined;

  async function renew(): Promise<void> {
    cancelRetry();
    if (running || isStopped()) return;
    running = true;
    try {
      const token = await options.getToken({ signal: aborting.signal });
      fetchedAt = clock.now();
      if (!isStopped()) options.use(token);
    } catch (error) {
      if (isStopped()) return;
      const problem = toProblem(error);
      if (isTransient(problem)) cancelRetry = clock.after(problem.retryAfterMs ?? retryMs, () => void renew());
      else options.onFailed(problem);
    } finally {
      running = false;
    }
  }

  return {
    expiring: () => void renew(),
    refused(problem) {
      if (running) return;
      if (clock.now() - fetchedAt < freshMs) options.onFailed(problem);
      else void renew();
    },
    stop() {
      aborting.abort();
      cancelRetry();
    },
  };
}
