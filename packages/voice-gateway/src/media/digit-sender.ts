import { frameMs, frameSamples } from './frame.js';
import { writeTelephoneEvent } from './telephone-event.js';

/** What goes on the wire in place of audio during one 20 ms step. */
export interface EventPacket {
  readonly payload: Uint8Array;
  /** True for the first packet of an event: the RTP marker bit. */
  readonly first: boolean;
  /** RTP ticks between the beginning of the event and now. */
  readonly sinceStart: number;
}

/**
 * Plays queued digits as RFC 4733 events: an update each 20 ms, the end three times, a pause after it.
 * While a digit sounds, `next` gives packets; otherwise nothing, and audio may be sent.
 */
export interface DigitSender {
  queue(digit: string, durationMs: number): void;
  /** The packets of this 20 ms; empty in the pause between digits; `undefined` when no digit is being sent. */
  next(): readonly EventPacket[] | undefined;
}

/** ITU-T Q.24 wants at least 40 ms of tone and of pause; twice that survives everything. */
const minimumMs = 80;
const maximumMs = 8_000;
const pauseMs = 80;
const volume = 10;

export function createDigitSender(): DigitSender {
  const waiting: { digit: string; steps: number }[] = [];
  let current: { digit: string; steps: number; step: number } | undefined;
  let pause = 0;

  return {
    queue(digit, durationMs) {
      const ms = Math.min(maximumMs, Math.max(minimumMs, durationMs));
      waiting.push({ digit, steps: Math.round(ms / frameMs) });
    },
    next() {
      if (pause > 0) {
        pause -= 1;
        return [];
      }
      if (current === undefined) {
        const first = waiting.shift();
        if (first === undefined) return undefined;
        current = { ...first, step: 0 };
      }
      const { digit, steps } = current;
      const step = (current.step += 1);
      const duration = step * frameSamples;
      const end = step >= steps;
      const packet = {
        payload: writeTelephoneEvent({ digit, end, volume, duration }),
        first: step === 1,
        sinceStart: duration - frameSamples,
      };
      if (!end) return [packet];
      current = undefined;
      pause = pauseMs / frameMs;
      return [packet, packet, packet];
    },
  };
}
