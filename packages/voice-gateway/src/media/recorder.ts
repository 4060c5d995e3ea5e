import type { Frame } from './frame.js';
import { frameSamples, sampleRate } from './frame.js';

/** Keeps what it is given until it is asked for it. */
export interface Recorder {
  add(frame: Frame): void;
  readonly durationMs: number;
  /** Everything so far, in one piece. */
  samples(): Int16Array;
}

/** Two hours of 16-bit telephone audio are 115 MB; beyond that the oldest would have to go to disk. */
const maximumFrames = 2 * 60 * 60 * 50;

export function createRecorder(): Recorder {
  const frames: Frame[] = [];
  return {
    add(frame) {
      if (frames.length < maximumFrames) frames.push(frame.slice());
    },
    get durationMs() {
      return (frames.length * frameSamples * 1000) / sampleRate;
    },
    samples() {
      const all = new Int16Array(frames.length * frameSamples);
      frames.forEach((frame, index) => all.set(frame, index * frameSamples));
      return all;
    },
  };
}
