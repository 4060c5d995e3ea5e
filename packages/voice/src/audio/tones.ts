import type { Output } from './output.js';

export interface Tone {
  /** When it begins and how long it lasts, in s. */
  readonly at: number;
  readonly length: number;
  readonly frequencies: readonly number[];
  /** 0 to 1. */
  readonly volume: number;
}

/** Plays a tone of sines with 20 ms ramps, because a tone that is cut clicks. */
export function playTone({ context, destination }: Output, { at, length, frequencies, volume }: Tone): void {
  const gain = context.createGain();
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(volume, at + 0.02);
  gain.gain.setValueAtTime(volume, at + length - 0.02);
  gain.gain.linearRampToValueAtTime(0, at + length);
  gain.connect(destination);
  for (const frequency of frequencies) {
    const tone = context.createOscillator();
    tone.frequency.value = frequency;
    tone.connect(gain);
    tone.start(at);
    tone.stop(at + length);
  }
}

/** Seconds of one ring, as a British double ring: 0.4 on, 0.2 off, 0.4 on. */
const ringBursts = [0, 0.6] as const;

/** One ring of two sines (440 and 480 Hz, the North American ringing tone of ITU-T E.180 supplement 2). */
export function playRing(output: Output, volume: number): void {
  for (const offset of ringBursts) {
    const at = output.context.currentTime + offset;
    playTone(output, { at, length: 0.4, frequencies: [440, 480], volume });
  }
}

/** Two rising notes, to hear that a speaker works. */
export function playChime(output: Output): void {
  const at = output.context.currentTime;
  playTone(output, { at, length: 0.25, frequencies: [523.25], volume: 0.2 });
  playTone(output, { at: at + 0.22, length: 0.5, frequencies: [659.25], volume: 0.2 });
}
