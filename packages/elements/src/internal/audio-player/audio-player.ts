import { toProblem, type Problem } from '@dialora/core';
import { html, LitElement, nothing, svg, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { player as texts } from '../../locales/en/player.js';
import { base } from '../../styles/base.js';
import { controls } from '../../styles/controls.js';
import { define } from '../define.js';
import { pauseIcon, playIcon } from '../icons.js';
import { addEnglish } from '../locale.js';
import { LocaleController } from '../locale-controller.js';
import { problemMessage } from '../problem-message.js';
import { audioPlayerStyles } from './audio-player.styles.js';
import { SoundMovedEvent, SoundPlayedEvent } from './events.js';
import { leaveVoice, takeVoice } from './one-voice.js';
import { moveOf } from './seek-keys.js';
import { barsPath, readPeaks } from './waveform.js';

addEnglish(texts);

/** Where a sound comes from. Whoever gives it does the fetching; the player asks when somebody presses Play. */
export interface SoundSource {
  /** A fresh address at which it can be heard now. Rejects with a `DialoraError`. */
  link(): Promise<{ readonly url: string }>;
  /** The encoded sound, for the waveform; a plain line is drawn without it. */
  bytes?(url: string): Promise<ArrayBuffer>;
}

const speeds = [1, 1.25, 1.5, 2, 0.75] as const;
const bars = 60;

/**
 * Plays one sound: play and pause, a waveform to seek in, speed. On the slider arrows move 5 seconds, Page Up and Page
 * Down 30, Home and End to the ends; Space plays and pauses. Inner element of dialer and timeline.
 */
export class DialoraAudioPlayer extends LitElement {
  static override styles = [base, controls, audioPlayerStyles];

  static define(tag = 'dialora-audio-player', registry?: CustomElementRegistry): void {
    define(tag, DialoraAudioPlayer, registry);
  }

  @property({ attribute: false }) source!: SoundSource;
  /** What is played, for screen readers: "Voicemail from Amelia Hartwell". */
  @property() label = '';
  /** Length in seconds as the server knows it, until the sound itself is there. */
  @property({ type: Number }) seconds = 0;

  @state() private state: 'idle' | 'loading' | 'playing' | 'paused' = 'idle';
  @state() private at = 0;
  @state() private length: number | undefined;
  @state() private speed: number = 1;
  @state() private peaks: readonly number[] = [];
  @state() private problem: Problem | undefined;
  @query('audio') private audio!: HTMLAudioElement;
  @query('.track') private track!: HTMLElement;

  readonly #locale = new LocaleController(this);
  #url: string | undefined;
  #wantedAt: number | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.pause();
  }

  get isPlaying(): boolean {
    return this.state === 'playing';
  }

  get #total(): number {
    return this.length ?? this.seconds;
  }

  async play(): Promise<void> {
    if (this.state === 'loading') return;
    takeVoice(this);
    this.problem = undefined;
    this.state = 'loading';
    try {
      await this.#load();
      this.audio.playbackRate = this.speed;
      await this.audio.play();
      this.dispatchEvent(new SoundPlayedEvent('started'));
    } catch (error) {
      // Taken away or stopped before it began.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      this.state = 'idle';
      this.problem = error instanceof DOMException ? { kind: 'not-found', detail: error.message } : toProblem(error);
    }
  }

  pause(): void {
    leaveVoice(this);
    if (this.hasUpdated) this.audio.pause();
    if (this.state !== 'idle') this.state = 'paused';
  }

  /** Addresses run out after some minutes: each new start asks for one unless the sound is here already. */
  async #load(): Promise<void> {
    if (this.#url !== undefined && this.audio.error === null) return;
    const { url } = await this.source.link();
    this.#url = url;
    this.audio.src = url;
    void this.#drawWave(url);
  }

  async #drawWave(url: string): Promise<void> {
    try {
      const bytes = await this.source.bytes?.(url);
      if (bytes) this.peaks = (await readPeaks(bytes, this.#total, bars)) ?? [];
    } catch {
      // A plain line then; the sound itself says what is wrong with it.
    }
  }

  /** Goes to `to` seconds; before the sound is there, it will begin there. */
  seek(to: number): void {
    const at = Math.min(this.#total, Math.max(0, to));
    this.at = at;
    if (this.audio.readyState > 0) this.audio.currentTime = at;
    else this.#wantedAt = at;
  }

  #onKeyDown(event: KeyboardEvent): void {
    const move = moveOf(event.key, this.matches(':dir(rtl)'));
    if (event.key === ' ') {
      event.preventDefault();
      this.#toggle();
    } else if (move !== undefined) {
      event.preventDefault();
      this.seek(this.at + move);
    }
  }

  #toggle(): void {
    if (this.state === 'playing') this.pause();
    else void this.play();
  }

  #nextSpeed(): void {
    const index = speeds.indexOf(this.speed as (typeof speeds)[number]);
    this.speed = speeds[(index + 1) % speeds.length] ?? 1;
    this.audio.playbackRate = this.speed;
  }

  #onTime(): void {
    this.at = this.audio.currentTime;
    this.dispatchEvent(new SoundMovedEvent(this.at));
  }

  #onMetadata(): void {
    const { duration } = this.audio;
    if (Number.isFinite(duration)) this.length = duration;
    if (this.#wantedAt !== undefined) this.audio.currentTime = this.#wantedAt;
    this.#wantedAt = undefined;
  }

  #onEnded(): void {
    leaveVoice(this);
    this.state = 'paused';
    this.seek(0);
    this.dispatchEvent(new SoundPlayedEvent('ended'));
  }

  #onError(): void {
    if (this.#url === undefined) return;
    this.state = 'idle';
    this.problem = { kind: 'not-found' };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('source') || changed.get('source') === undefined) return;
    this.pause();
    this.#url = undefined;
    this.length = undefined;
    this.peaks = [];
    this.at = 0;
    this.state = 'idle';
  }

  protected override updated(): void {
    // By script: a page's Content-Security-Policy may forbid style attributes.
    const played = this.#total > 0 ? (this.at / this.#total) * 100 : 0;
    this.track.style.setProperty('--_played', `${played.toFixed(2)}%`);
  }

  protected override render() {
    const { t, number, clock, spoken } = this.#locale;
    const total = this.#total;
    const name = t(this.state === 'playing' ? 'player.pause' : 'player.play', { name: this.label });
    const path = barsPath(this.peaks.length > 0 ? this.peaks : new Array<number>(bars).fill(0));
    const speed = number(this.speed, { maximumFractionDigits: 2 });
    return html`<audio
        preload="none"
        @loadedmetadata=${this.#onMetadata}
        @timeupdate=${this.#onTime}
        @playing=${() => (this.state = 'playing')}
        @pause=${() => {
          if (this.state === 'playing') this.state = 'paused';
        }}
        @ended=${this.#onEnded}
        @error=${this.#onError}
      ></audio>
      <button
        type="button"
        class="icon-button play"
        part="play-button"
        aria-label=${name}
        aria-busy=${this.state === 'loading' ? 'true' : nothing}
        @click=${this.#toggle}
      >
        ${this.state === 'playing' ? pauseIcon() : playIcon()}
      </button>
      <div class="track">
        <svg class="wave" viewBox=${`0 0 ${bars} 1`} preserveAspectRatio="none" aria-hidden="true">
          ${svg`<path d=${path} />`}
        </svg>
        <svg class="wave wave--played" viewBox=${`0 0 ${bars} 1`} preserveAspectRatio="none" aria-hidden="true">
          ${svg`<path d=${path} />`}
        </svg>
        <input
          type="range"
          part="seek"
          min="0"
          max=${total}
          step="any"
          aria-label=${t('player.place', { name: this.label })}
          aria-valuetext=${t('player.at', { at: spoken(this.at), total: spoken(total) })}
          .value=${live(String(this.at))}
          @input=${(event: Event) => this.seek(Number((event.target as HTMLInputElement).value))}
          @keydown=${this.#onKeyDown}
        />
      </div>
      <button
        type="button"
        class="button button--small button--quiet speed"
        part="speed-button"
        aria-label=${t('player.speed', { speed })}
        @click=${this.#nextSpeed}
      >
        ${speed}×
      </button>
      <p class="times muted tabular" aria-hidden="true"><span>${clock(this.at)}</span><span>${clock(total)}</span></p>
      <div class="problem" role="alert">${this.problem ? problemMessage(this.#locale, this.problem) : nothing}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-audio-player': DialoraAudioPlayer;
  }
}
