import type { Call, CallQuality } from '@dialora/core';
import type { LitElement, ReactiveController } from 'lit';
import { now, watchTime } from '../internal/clock.js';

/** A warning that comes and goes within a second reads as a flicker; it stays this long, in ms. */
const warningMs = 5000;
/** A recorder that was paused for a card number is easily forgotten. */
const reminderMs = 60_000;

/** What is told of a call by time: since when it is muted, a warning about its quality, a pause that became long. */
export class CallWatch implements ReactiveController {
  readonly #host: LitElement;
  #mutedSince: number | undefined;
  #quality: CallQuality['level'] | undefined;
  #warnedAt = -Infinity;
  #pausedSince: number | undefined;
  #reminded = false;
  #stopTime: (() => void) | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  get mutedSince(): number | undefined {
    return this.#mutedSince;
  }
  get quality(): CallQuality['level'] | undefined {
    return this.#quality;
  }
  /** The pause of the recorder is to be remembered. */
  get reminded(): boolean {
    return this.#reminded;
  }

  hostDisconnected(): void {
    this.#stopTime?.();
  }

  /** Another call stands in front. */
  forget(): void {
    this.#mutedSince = undefined;
    this.#pausedSince = undefined;
    this.#warnedAt = -Infinity;
    this.#quality = undefined;
  }

  look(call: Call): void {
    const time = now();
    this.#mutedSince = call.muted ? (this.#mutedSince ?? time) : undefined;
    const level = call.quality?.level;
    if (level === 'poor') this.#warnedAt = this.#quality === 'poor' ? this.#warnedAt : time;
    if (level === 'poor' || time - this.#warnedAt >= warningMs) this.#quality = level;
    this.#pausedSince =
      call.recording.state === 'paused' ? (this.#pausedSince ?? call.recording.since ?? time) : undefined;
    this.#reminded = this.#pausedSince !== undefined && time - this.#pausedSince >= reminderMs;
  }

  /** Draws again when a warning has stood long enough, and when a pause has become long. */
  wait(call: Call): void {
    const due = Math.min(
      this.#quality === 'poor' && call.quality?.level !== 'poor' ? this.#warnedAt + warningMs : Infinity,
      this.#pausedSince !== undefined && !this.#reminded ? this.#pausedSince + reminderMs : Infinity,
    );
    this.#stopTime?.();
    this.#stopTime = undefined;
    if (due === Infinity) return;
    this.#stopTime = watchTime(
      (time) => (due > time ? due : undefined),
      () => this.#host.requestUpdate(),
    );
  }
}
