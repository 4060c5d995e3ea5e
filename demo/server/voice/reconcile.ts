import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../log.js';

/** A call that the records have as open. */
export interface OpenCall {
  readonly accountId: string;
  readonly callId: string;
  /** The carrier's id of the leg that began it. */
  readonly carrierId: string;
}

/** A carrier that can be asked how calls stand of which a server that died may have missed the end. */
export interface CallTruth {
  /** Open calls that nothing was heard of since `since` and that are this server's to ask after. */
  openCalls(since: Date): Promise<readonly OpenCall[]>;
  /** Asks the carrier how it stands, and writes that down: a call that is over is closed. Rejects when it cannot be asked. */
  settle(call: OpenCall, options: { readonly signal: AbortSignal }): Promise<void>;
}

export interface ReconcileOptions {
  /** When this server began: what happened later it knows by itself. */
  readonly since: Date;
  readonly log: Log;
  /** How many calls are asked after at a time. */
  readonly atOnce?: number;
  /** Before each new try for calls that could not be asked after, in ms. After the last, housekeeping has them. */
  readonly pausesMs?: readonly number[];
}

export interface Reconciling {
  /** Resolves once every call was asked after, or given up. */
  settled(): Promise<void>;
  /** Asks no more; resolves once what is being asked has ended. */
  stop(): Promise<void>;
}

/** Asks the carrier after each call that a server which starts finds open, in the background. */
export function reconcileCalls(
  truth: CallTruth,
  { since, log, atOnce = 4, pausesMs = [1_000, 4_000, 15_000, 60_000] }: ReconcileOptions,
): Reconciling {
  const stopping = new AbortController();
  const { signal } = stopping;

  /** Resolves with the calls that could not be asked after, and with why the last of them could not. */
  async function settleAll(calls: readonly OpenCall[]): Promise<{ left: readonly OpenCall[]; cause?: unknown }> {
    const waiting = [...calls];
    const left: OpenCall[] = [];
    let cause: unknown;
    const work = async (): Promise<void> => {
      for (let call = waiting.shift(); call !== undefined && !signal.aborted; call = waiting.shift()) {
        try {
          await truth.settle(call, { signal });
        } catch (error) {
          left.push(call);
          cause = error;
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return { left, cause };
  }

  async function run(): Promise<void> {
    let calls = await truth.openCalls(since);
    for (let tries = 0; calls.length > 0; tries += 1) {
      const { left, cause } = await settleAll(calls);
      if (signal.aborted || left.length === 0) return;
      log.fault(`The carrier could not be asked after ${left.length} open calls.`, cause);
      const pauseMs = pausesMs[tries];
      if (pauseMs === undefined) return;
      await delay(pauseMs, undefined, { signal });
      calls = left;
    }
  }

  const running = run().catch((cause: unknown) => {
    if (!signal.aborted) log.fault('Open calls could not be looked up.', cause);
  });
  return {
    settled: () => running,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
