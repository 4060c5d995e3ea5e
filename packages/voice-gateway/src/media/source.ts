import type { Frame } from './frame.js';
import { frameMs, frameSamples, sampleRate } from './frame.js';

/** A stretch of sound, asked for one frame each 20 ms; `undefined` when it is over. */
export interface Source {
  next(): Frame | undefined;
}

export interface Tone {
  /** Hertz; several sound together. */
  readonly frequencies: readonly number[];
  /** Peak of the sum, 0 to 1. */
  readonly level?: number;
  /** Milliseconds on and off, in turn, repeated; steady when absent. */
  readonly cadence?: readonly number[];
  /** Milliseconds in all; endless when absent. */
  readonly forMs?: number;
}

/** A tone of one or more sines with a cadence, as telephone networks use for progress and signals. */
export function toneSource(tone: Tone): Source {
  const amplitude = (tone.level ?? 0.2) * 32_767;
  const steps = tone.frequencies.map((frequency) => (2 * Math.PI * frequency) / sampleRate);
  const frames = tone.forMs === undefined ? Infinity : Math.round(tone.forMs / frameMs);
  let frame = 0;
  return {
    next() {
      if (frame >= frames) return undefined;
      const start = frame * frameSamples;
      frame += 1;
      return Int16Array.from({ length: frameSamples }, (_, index) => {
        const sample = start + index;
        if (!sounds(tone.cadence, (sample * 1000) / sampleRate)) return 0;
        const sum = steps.reduce((total, step) => total + Math.sin(step * sample), 0);
        return Math.round((sum / steps.length) * amplitude);
      });
    },
  };
}

function sounds(cadence: readonly number[] | undefined, atMs: number): boolean {
  if (cadence === undefined) return true;
  let left = atMs % cadence.reduce((sum, ms) => sum + ms, 0);
  for (const [index, ms] of cadence.entries()) {
    if (left < ms) return index % 2 === 0;
    left -= ms;
  }
  return false;
}

/** Silence of a length; endless when absent. */
export function pauseSource(forMs?: number): Source {
  return toneSource({ frequencies: [0], level: 0, ...(forMs === undefined ? {} : { forMs }) });
}

/** One after the other. */
export function sequence(...sources: readonly Source[]): Source {
  let current = 0;
  return {
    next() {
      for (; current < sources.length; current += 1) {
        const frame = sources[current]?.next();
        if (frame !== undefined) return frame;
      }
      return undefined;
    },
  };
}

/** Sound that was recorded, played once. The last frame is filled up with silence. */
export function samplesSource(samples: Int16Array): Source {
  let at = 0;
  return {
    next() {
      if (at >= samples.length) return undefined;
      const frame = new Int16Array(frameSamples);
      frame.set(samples.subarray(at, at + frameSamples));
      at += frameSamples;
      return frame;
    },
  };
}
