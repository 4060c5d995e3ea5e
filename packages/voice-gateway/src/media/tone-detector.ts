import type { Frame } from './frame.js';
import { frameMs, frameSamples, sampleRate } from './frame.js';

/**
 * Goertzel's algorithm: how much of a frame's energy sits at one frequency, 0 to 1. Speech stays well below 0.5 at any
 * single frequency; a pure tone comes near 1.
 */
export function toneShare(frame: Frame, frequency: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * frequency) / sampleRate);
  let energy = 0;
  let one = 0;
  let two = 0;
  for (const sample of frame) {
    const next = sample + coefficient * one - two;
    two = one;
    one = next;
    energy += sample * sample;
  }
  if (energy === 0) return 0;
  const power = one * one + two * two - coefficient * one * two;
  return Math.min(1, (2 * power) / (frameSamples * energy));
}

/** Another voice may cover a tone for a moment; only after this long without it does a new one begin. */
const gapFrames = 25;

/** Tells, once per tone, that a tone of a frequency has sounded for `holdMs` in all, be it covered now and then. */
export function createToneDetector(frequency: number, onTone: () => void, holdMs = 160): (frame: Frame) => void {
  const wanted = Math.round(holdMs / frameMs);
  let heard = 0;
  let missed = gapFrames;
  return (frame) => {
    const loud = frame.some((sample) => Math.abs(sample) > 600);
    if (loud && toneShare(frame, frequency) > 0.8) {
      heard = missed >= gapFrames ? 1 : heard + 1;
      missed = 0;
      if (heard === wanted) onTone();
    } else {
      missed += 1;
    }
  };
}
