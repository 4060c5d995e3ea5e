import type { Frame } from './frame.js';

/** How loud a party is: 0 is digital silence, 1 full scale, the scale of WebRTC's `audioLevel`. */
export interface LevelMeter {
  add(frame: Frame): void;
  /** Root mean square of the last 200 ms. */
  readonly rms: number;
  /** The loudest 20 ms of the last 2 s: a test that polls cannot miss a short beep. */
  readonly peak: number;
  /** The loudest 20 ms since the call began. */
  readonly loudest: number;
}

const rmsFrames = 10;
const peakFrames = 100;

export function createLevelMeter(): LevelMeter {
  const ring = new Float64Array(peakFrames);
  let next = 0;
  let loudest = 0;
  return {
    add(frame) {
      const level = rms(frame);
      ring[next] = level;
      next = (next + 1) % peakFrames;
      if (level > loudest) loudest = level;
    },
    get rms() {
      let sum = 0;
      for (let back = 1; back <= rmsFrames; back += 1) sum += (ring[(next - back + peakFrames) % peakFrames] ?? 0) ** 2;
      return Math.sqrt(sum / rmsFrames);
    },
    get peak() {
      return ring.reduce((highest, level) => Math.max(highest, level), 0);
    },
    get loudest() {
      return loudest;
    },
  };
}

/** Root mean square of one frame, 0 to 1. */
export function rms(frame: Frame): number {
  let sum = 0;
  for (const sample of frame) sum += sample * sample;
  return frame.length === 0 ? 0 : Math.sqrt(sum / frame.length) / 32_768;
}
