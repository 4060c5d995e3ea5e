import {
  toProblem,
  type CallActivity,
  type CallHistory,
  type ContactSource,
  type DeviceMemory,
  type LiveEvents,
  type Problem,
  type Voicemail,
  type VoicemailSource,
} from '@dialora/core';
import { html, LitElement, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { DialoraAudioPlayer } from '../internal/audio-player/audio-player.js';
import { define } from '../internal/define.js';
import { retryIcon } from '../internal/icons.js';
import { LocaleController } from '../internal/locale-controller.js';
import { problemMessage } from '../internal/problem-message.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { callHistoryStyles } from './call-history.styles.js';
import { favouritePeople, recentCalls } from './history-lists.js';
import type { RowParts } from './history-rows.js';
import { Names } from './names.js';
import { rowsStyles } from './rows.styles.js';
import { voicemailBox, type BoxParts } from './voicemail-box.js';

/** Somebody in a list is to be called. */
export class PickNumberEvent extends Event {
  static readonly type = 'dialora-pick-number';
  readonly detail: { readonly number: string; readonly contactId?: string };

  constructor(detail: PickNumberEvent['detail']) {
    super(PickNumberEvent.type, { bubbles: true });
    this.detail = detail;
  }
}

export type HistoryView = 'recents' | 'favourites' | 'voicemail';

type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly problem: Problem };

const shownAtMost = 30;

/** Recent calls, favourites and voicemail with playback. Inner element of the dialer. */
export class DialoraCallHistory extends LitElement {
  static override styles = [base, controls, rowsStyles, callHistoryStyles];

  static define(tag = 'dialora-call-history', registry?: CustomElementRegistry): void {
    define(tag, DialoraCallHistory, registry);
  }

  @property() view: HistoryView = 'recents';
  @property({ attribute: false }) history: CallHistory | undefined;
  @property({ attribute: false }) voicemails: VoicemailSource | undefined;
  @property({ attribute: false }) contacts: ContactSource | undefined;
  @property({ attribute: false }) live: LiveEvents | undefined;
  @property({ attribute: false }) memory: DeviceMemory | undefined;
  @property({ attribute: false }) format!: (e164: string) => string;
  /** Reads a sound's bytes for its waveform. */
  @property({ attribute: false }) readSound: ((url: string) => Promise<ArrayBuffer>) | undefined;

  @state() private calls: Loaded<readonly CallActivity[]> = { state: 'loading' };
  @state() private box: Loaded<readonly Voicemail[]> = { state: 'loading' };
  @state() private missedOnly = false;
  @state() private heardProblem: Problem | undefined;

  readonly #locale = new LocaleController(this);
  readonly #names = new Names(this, () => this.contacts);
  #reading: AbortController | undefined;
  #stops: (() => void)[] = [];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unfollow();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view') || changed.has('history') || changed.has('voicemails')) this.#follow();
  }

  #unfollow(): void {
    this.#reading?.abort();
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  #follow(): void {
    this.#unfollow();
    const { memory, live, voicemails } = this;
    if (memory) this.#stops.push(memory.subscribe(() => this.requestUpdate()));
    if (this.view === 'voicemail' && voicemails) this.#stops.push(voicemails.subscribe(() => this.#read()));
    if (this.view === 'recents' && live) {
      const stop = live.subscribe(
        (event) => {
          if ('activity' in event && event.activity.type === 'call') this.#read();
        },
        { onGap: () => this.#read() },
      );
      this.#stops.push(stop);
    }
    this.#read();
  }

  #read(): void {
    this.#reading?.abort();
    const reading = (this.#reading = new AbortController());
    const options = { signal: reading.signal };
    const { view, history, voicemails } = this;
    if (view === 'recents' && history) {
      void settle(history.recent({ limit: shownAtMost, ...options }), reading.signal, (calls) => (this.calls = calls));
    } else if (view === 'voicemail' && voicemails) {
      const page = voicemails.page({ limit: shownAtMost }, options).then(({ items }) => items);
      void settle(page, reading.signal, (box) => (this.box = box));
    }
  }

  #pick(number: string, contactId: string | undefined): void {
    this.dispatchEvent(new PickNumberEvent({ number, ...(contactId === undefined ? {} : { contactId }) }));
  }

  async #onPlayed(voicemail: Voicemail): Promise<void> {
    if (voicemail.heard) return;
    this.heardProblem = undefined;
    try {
      await this.voicemails?.setHeard(voicemail.id, true);
    } catch (error) {
      this.heardProblem = toProblem(error);
    }
  }

  async #setHeard(voicemail: Voicemail, heard: boolean): Promise<void> {
    await this.voicemails?.setHeard(voicemail.id, heard).catch((error: unknown) => {
      this.heardProblem = toProblem(error);
    });
  }

  protected override render() {
    const parts: RowParts = {
      locale: this.#locale,
      memory: this.memory,
      known: (number, contactId) => this.#names.of(number, contactId),
      format: this.format,
      onCall: (number, contactId) => this.#pick(number, contactId),
    };
    if (this.view === 'favourites') return favouritePeople(parts);
    if (this.view === 'recents') {
      return this.#list(this.calls, (calls) =>
        recentCalls(parts, calls, this.missedOnly, (missedOnly) => (this.missedOnly = missedOnly)),
      );
    }
    const box: BoxParts = {
      ...parts,
      problem: this.heardProblem,
      soundOf: (voicemail) => this.#soundOf(voicemail),
      onPlayed: (voicemail) => void this.#onPlayed(voicemail),
      onMarkNew: (voicemail) => void this.#setHeard(voicemail, false),
    };
    return this.#list(this.box, (messages) => voicemailBox(box, messages));
  }

  #list<T>(loaded: Loaded<T>, render: (value: T) => unknown): unknown {
    if (loaded.state === 'ready') return render(loaded.value);
    if (loaded.state === 'loading')
      return html`<p class="empty muted" role="status">${this.#locale.t('shared.loading')}</p>`;
    return problemMessage(
      this.#locale,
      loaded.problem,
      html`<button type="button" class="button button--small" @click=${() => this.#read()}>
        ${retryIcon()}${this.#locale.t('shared.try-again')}
      </button>`,
    );
  }

  /** The same object for the same voicemail, so that a player is not started anew with each drawing. */
  readonly #sounds = new Map<string, DialoraAudioPlayer['source']>();
  #soundOf({ id }: Voicemail): DialoraAudioPlayer['source'] {
    let source = this.#sounds.get(id);
    if (!source) {
      const { readSound } = this;
      source = {
        link: async () => {
          if (!this.voicemails) throw new Error('The voicemails are gone.');
          return this.voicemails.link(id);
        },
        ...(readSound === undefined ? {} : { bytes: readSound }),
      };
      this.#sounds.set(id, source);
    }
    return source;
  }
}

async function settle<T>(reading: Promise<T>, signal: AbortSignal, show: (loaded: Loaded<T>) => void): Promise<void> {
  try {
    const value = await reading;
    if (!signal.aborted) show({ state: 'ready', value });
  } catch (error) {
    if (!signal.aborted) show({ state: 'failed', problem: toProblem(error) });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-call-history': DialoraCallHistory;
  }
  interface HTMLElementEventMap {
    'dialora-pick-number': PickNumberEvent;
  }
}
