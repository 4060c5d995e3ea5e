import { readTelephoneEvent } from './telephone-event.js';

export interface HeardDigit {
  readonly digit: string;
  readonly durationMs: number;
}

/**
 * Turns the packets of RFC 4733 events into digits, each once. All packets of one event share an RTP timestamp and its
 * end is sent three times, so any of them may be lost: a digit whose end never came is told when the next one begins.
 */
export interface DigitReceiver {
  packet(timestamp: number, payload: Uint8Array): void;
  /** Called each 20 ms; tells a digit whose packets stopped coming. */
  tick(): void;
}

/** An event is refreshed at least each 50 ms; after five missed refreshes it is over. */
const lostAfterTicks = 12;

export function createDigitReceiver(onDigit: (heard: HeardDigit) => void): DigitReceiver {
  let open: { timestamp: number; digit: string; duration: number; idle: number } | undefined;
  let told: number | undefined;

  function tell(): void {
    if (open === undefined) return;
    const { digit, duration, timestamp } = open;
    told = timestamp;
    open = undefined;
    onDigit({ digit, durationMs: Math.round(duration / 8) });
  }

  return {
    packet(timestamp, payload) {
      const event = readTelephoneEvent(payload);
      if (event === undefined || timestamp === told) return;
      if (open !== undefined && open.timestamp !== timestamp) tell();
      open ??= { timestamp, digit: event.digit, duration: 0, idle: 0 };
      open.duration = Math.max(open.duration, event.duration);
      open.idle = 0;
      if (event.end) tell();
    },
    tick() {
      if (open === undefined) return;
      open.idle += 1;
      if (open.idle > lostAfterTicks) tell();
    },
  };
}
