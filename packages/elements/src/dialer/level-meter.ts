import type { AudioLevels, Readable } from '@dialora/core';
import { now } from '../internal/clock.js';

/** Quieter than this is a silent room. */
const heard = 0.04;
/** Each move of the bar costs the page a frame: it shows the loudest moment of so long, in ms. */
const drawMs = 190;

/**
 * Moves the bar of a meter with the microphone's level (0 to 1, told ten times a second). Writes one style and renders
 * nothing; says when a voice is heard.
 */
export class LevelMeter {
  readonly #bar: () => HTMLElement | null;
  readonly #onVoice: () => void;
  #undo: (() => void) | undefined;
  #loudest = 0;
  #drawnAt = -Infinity;

  constructor(bar: () => HTMLElement | null, onVoice: () => void) {
    this.#bar = bar;
    this.#onVoice = onVoice;
  }

  /** Does nothing while it follows already. */
  follow(levels: Readable<AudioLevels>): void {
    this.#undo ??= levels.subscribe(({ microphone }) => this.#hear(microphone));
  }

  stop(): void {
    this.#undo?.();
    this.#undo = undefined;
    this.#loudest = 0;
    this.#drawnAt = -Infinity;
  }

  #hear(level: number): void {
    if (level > heard) this.#onVoice();
    this.#loudest = Math.max(this.#loudest, level);
    const time = now();
    // Silence is told once and must not be lost.
    if (level > 0 && time - this.#drawnAt < drawMs) return;
    const bar = this.#bar();
    if (bar) bar.style.transform = `scaleX(${level > 0 ? Math.min(1, this.#loudest).toFixed(3) : '0'})`;
    this.#drawnAt = time;
    this.#loudest = 0;
  }
}
