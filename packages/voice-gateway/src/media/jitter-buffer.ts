import type { Frame } from './frame.js';

/** Smooths arriving packets into one frame each 20 ms. */
export interface JitterBuffer {
  push(sequenceNumber: number, frame: Frame): void;
  /** The next frame; `undefined` while nothing (more) has come. */
  pull(): Frame | undefined;
  readonly depth: number;
}

/** Playing starts with this many frames in hand (40 ms) and starts over after it ran dry. */
const startDepth = 2;
/** More than this (160 ms) is needless delay: the oldest are skipped, down to `startDepth`. */
const maximumDepth = 8;

export function createJitterBuffer(): JitterBuffer {
  let waiting: { readonly sequenceNumber: number; readonly frame: Frame }[] = [];
  let played: number | undefined;
  let playing = false;

  return {
    push(sequenceNumber, frame) {
      // A jump of more than a second's worth is a new stream (a restarted sender), not a late packet.
      const age = played === undefined ? 1 : distance(played, sequenceNumber);
      if (age <= 0 && age > -50) return;
      if (waiting.some((entry) => entry.sequenceNumber === sequenceNumber)) return;
      let at = waiting.length;
      while (at > 0 && distance(sequenceNumber, waiting[at - 1]?.sequenceNumber ?? 0) > 0) at -= 1;
      waiting.splice(at, 0, { sequenceNumber, frame });
      if (waiting.length > maximumDepth) waiting = waiting.slice(-startDepth);
    },
    pull() {
      if (!playing && waiting.length < startDepth) return undefined;
      const entry = waiting.shift();
      playing = entry !== undefined;
      if (entry !== undefined) played = entry.sequenceNumber;
      return entry?.frame;
    },
    get depth() {
      return waiting.length;
    },
  };
}

/** How far `to` is after `from` on the circle of 16-bit sequence numbers; negative when before. */
function distance(from: number, to: number): number {
  return ((to - from + 0x8000) & 0xffff) - 0x8000;
}
