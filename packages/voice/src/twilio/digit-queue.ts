import type { Clock } from '@dialora/core';

/** What one digit takes on the wire: 160 ms of tone and 70 ms of gap, as the SDK inserts them. */
const digitMs = 230;
/** Slack after a run, because the browser's DTMF buffer starts a little late. */
const runSlackMs = 40;
const pauseMs = 500;
/** How often a queue that has to wait looks again. */
const lookMs = 100;

export interface DigitQueueOptions {
  readonly clock: Clock;
  /** Puts a run of `0-9*#` on the wire; false when it cannot be. */
  readonly send: (run: string) => boolean;
  /** While true nothing is sent: tones into a dead connection are lost. */
  readonly isBlocked: () => boolean;
  /** While true the browser still has tones of the last run to begin; on a busy machine it is later than the clock says. */
  readonly isPlaying: () => boolean;
  /** Told after each run has really been played. */
  readonly onSent: (digits: string) => void;
}

export interface DigitQueue {
  /** Resolves with the digits that were played, once all of them were or the queue was closed. */
  push(typed: string): Promise<string>;
  /** Drops what waits. */
  close(): void;
}

interface Request {
  /** What is left to play. */
  rest: string;
  sent: string;
  readonly settle: (sent: string) => void;
}

/**
 * Plays digits one run after another. The SDK replaces the browser's DTMF buffer on each call and starts the run after a
 * `w` 500 ms later whatever still plays, so digits that are typed fast or follow a pause are lost
 * (twilio-client.js issue 223). Here a run waits until the one before it was played, and keys that were pressed
 * meanwhile make one run together.
 */
export function createDigitQueue(options: DigitQueueOptions): DigitQueue {
  const { clock } = options;
  const queue: Request[] = [];
  let closed = false;
  let cancelTimer: (() => void) | undefined;

  function wait(ms: number, next: () => void): void {
    cancelTimer = clock.after(ms, () => {
      cancelTimer = undefined;
      next();
    });
  }

  function step(): void {
    if (closed || cancelTimer !== undefined) return;
    while (queue[0]?.rest === '') settleFirst();
    const first = queue[0];
    if (first === undefined) return;
    if (options.isBlocked() || options.isPlaying()) {
      wait(lookMs, step);
    } else if (first.rest.startsWith('w')) {
      first.rest = first.rest.slice(1);
      wait(pauseMs, step);
    } else {
      play();
    }
  }
  function settleFirst(): void {
    const request = queue.shift();
    request?.settle(request.sent);
  }

  /** Plays all digits up to the next pause, whoever asked for them. */
  function play(): void {
    const parts: { readonly request: Request; readonly digits: string }[] = [];
    for (const request of queue) {
      const digits = request.rest.split('w', 1)[0] ?? '';
      request.rest = request.rest.slice(digits.length);
      parts.push({ request, digits });
      if (request.rest !== '') break;
    }
    const run = parts.map(({ digits }) => digits).join('');
    if (!options.send(run)) {
      step();
      return;
    }
    wait(run.length * digitMs + runSlackMs, () => played(parts, run));
  }
  function played(parts: readonly { readonly request: Request; readonly digits: string }[], run: string): void {
    if (options.isPlaying()) {
      wait(digitMs, () => played(parts, run));
      return;
    }
    for (const { request, digits } of parts) request.sent += digits;
    options.onSent(run);
    step();
  }

  return {
    push(typed) {
      if (closed) return Promise.resolve('');
      return new Promise((settle) => {
        queue.push({ rest: typed.replace(/[^0-9*#w]/g, ''), sent: '', settle });
        step();
      });
    },
    close() {
      closed = true;
      cancelTimer?.();
      cancelTimer = undefined;
      for (const request of queue.splice(0)) request.settle(request.sent);
    },
  };
}
