import { frameSamples, sampleRate } from './frame.js';
import type { Source } from './source.js';

/** A made-up voice: it babbles syllables that a level meter, a voice detector and an ear take for speech. */
export interface Voice {
  /** Pitch in Hz; around 120 a man, around 210 a woman. */
  readonly pitch: number;
  /** Root mean square while it speaks, 0 to 1; tells voices apart by measuring. */
  readonly level: number;
  /** The same seed says the same. */
  readonly seed: number;
}

/** Formants of five vowels in Hz, first and second. */
const vowels = [
  [730, 1090],
  [530, 1840],
  [390, 1990],
  [570, 840],
  [440, 1020],
] as const;

/**
 * Synthesises babble: a glottal pulse train through two resonators, a new vowel each syllable, a breath after each
 * phrase. Endless without `forMs`.
 */
export function speechSource(voice: Voice, forMs = Infinity): Source {
  const random = createRandom(voice.seed);
  const total = Math.round((forMs / 1000) * sampleRate);
  let made = 0;
  let phase = 0;
  let syllable = nextSyllable();
  let syllables = 0;
  const first = createResonator();
  const second = createResonator();

  function nextSyllable() {
    const [low, high] = vowels[Math.floor(random() * vowels.length)] ?? vowels[0];
    return {
      at: 0,
      length: Math.round((0.14 + random() * 0.12) * sampleRate),
      low,
      high,
      pitch: 0.9 + random() * 0.25,
    };
  }

  function sample(): number {
    if (syllable.at >= syllable.length) {
      syllables += 1;
      syllable = nextSyllable();
      // A breath: every eighth syllable or so is silence.
      if (syllables % 8 === 0) syllable = { ...syllable, pitch: 0, length: Math.round(0.25 * sampleRate) };
    }
    const shape = Math.sin((Math.PI * syllable.at) / syllable.length);
    syllable.at += 1;
    if (syllable.pitch === 0) return 0;
    phase += (voice.pitch * syllable.pitch) / sampleRate;
    if (phase >= 1) phase -= 1;
    const pulse = phase < 0.1 ? 1 - phase / 0.1 : -0.05;
    return shape * (first(pulse, syllable.low) + 0.6 * second(pulse, syllable.high));
  }

  // Measured once so that `level` is what a meter shows.
  const gain = (voice.level * 32_767) / typicalRms;
  return {
    next() {
      if (made >= total) return undefined;
      made += frameSamples;
      return Int16Array.from({ length: frameSamples }, () =>
        Math.max(-32_768, Math.min(32_767, Math.round(sample() * gain))),
      );
    },
  };
}

/** Of `sample()` over ten seconds, averaged over voices. */
const typicalRms = 0.325;

/** A two-pole resonator whose frequency may change from sample to sample. */
function createResonator(): (input: number, frequency: number) => number {
  const radius = 0.97;
  let one = 0;
  let two = 0;
  return (input, frequency) => {
    const output = input * (1 - radius) * 6 + 2 * radius * Math.cos((2 * Math.PI * frequency) / sampleRate) * one;
    const result = output - radius * radius * two;
    two = one;
    one = result;
    return result;
  };
}

/** Mulberry32: small, seedable, good enough for babble. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
