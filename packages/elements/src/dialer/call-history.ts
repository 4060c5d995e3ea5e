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
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { DialoraAudioPlayer } from '../internal/audio-player/audio-player.js';
import { now } from '../internal/clock.js';
import { define } from '../internal/define.js';
import {
  phoneIcon,
  phoneInIcon,
  phoneMissedIcon,
  phoneOutIcon,
  retryIcon,
  userIcon,
  voicemailIcon,
} from '../internal/icons.js';
import { initials } from '../internal/initials.js';
import { LocaleController } from '../internal/locale-controller.js';
import { problemMessage } from '../internal/problem-message.js';
import { starIcon } from '../internal/star-icon.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { callHistoryStyles } from './call-history.styles.js';
import { favouritesIn, isFavourited, toggleFavourite, type Favourite } from './favourites.js';
import { Names } from './names.js';
import { rowsStyles } from './rows.styles.js';

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
    if (this.view === 'recents') return this.#list(this.calls, (calls) => this.#renderCalls(calls));
    if (this.view === 'voicemail') return this.#list(this.box, (box) => this.#renderBox(box));
    return this.#renderFavourites(favouritesIn(this.memory));
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

  #empty(icon: TemplateResult, title: string, next: string): TemplateResult {
    return html`<div class="empty">
      ${icon}
      <p class="empty__title">${title}</p>
      <p class="muted">${next}</p>
    </div>`;
  }

  #renderCalls(calls: readonly CallActivity[]): unknown {
    const { t } = this.#locale;
    if (calls.length === 0) return this.#empty(phoneIcon(), t('recents.none'), t('recents.none.next'));
    const shown = this.missedOnly ? calls.filter(isMissed) : calls;
    return html`<label class="filter"
        ><input
          type="checkbox"
          .checked=${this.missedOnly}
          @change=${(event: Event) => (this.missedOnly = (event.target as HTMLInputElement).checked)}
        />${t('recents.missed-only')}</label
      >
      ${
        shown.length === 0
          ? html`<p class="empty muted">${t('recents.none-missed')}</p>`
          : html`<ul class="list" aria-label=${t('view.recents')} part="recents">
              ${repeat(
                shown,
                ({ id }) => id,
                (call) => this.#renderCall(call),
              )}
            </ul>`
      }`;
  }

  #renderCall(call: CallActivity): TemplateResult {
    const { t } = this.#locale;
    const missed = isMissed(call);
    const icon = missed ? phoneMissedIcon() : call.direction === 'inbound' ? phoneInIcon() : phoneOutIcon();
    const words = missed ? 'recents.missed' : call.direction === 'inbound' ? 'recents.inbound' : 'recents.outbound';
    return this.#person(
      call.number,
      call.contactId,
      html`<span class=${missed ? 'kind kind--missed' : 'kind'}
          >${icon}<span class=${missed ? '' : 'visually-hidden'}>${t(words)}</span></span
        >
        ${missed ? '· ' : ''}${this.#when(call.occurredAt)}
        ${call.durationSeconds > 0 ? html`· <span class="tabular">${this.#locale.clock(call.durationSeconds)}</span>` : nothing}`,
      undefined,
    );
  }

  #renderFavourites(list: readonly Favourite[]): unknown {
    const { t } = this.#locale;
    if (list.length === 0) return this.#empty(starIcon(false), t('favourites.none'), t('favourites.none.next'));
    return html`<ul class="list" aria-label=${t('view.favourites')} part="favourites">
      ${repeat(
        list,
        ({ number }) => number,
        (each) =>
          this.#person(
            each.number,
            each.contactId,
            html`<bdi dir="ltr" class="tabular">${this.format(each.number)}</bdi>`,
            each.name,
          ),
      )}
    </ul>`;
  }

  #renderBox(box: readonly Voicemail[]): unknown {
    const { t } = this.#locale;
    return html`<div role="alert">${this.heardProblem ? problemMessage(this.#locale, this.heardProblem) : nothing}</div>
      ${
        box.length === 0
          ? this.#empty(voicemailIcon(), t('voicemail.none'), t('voicemail.none.next'))
          : html`<ul class="list" aria-label=${t('view.voicemail')} part="voicemails">
              ${repeat(
                box,
                ({ id }) => id,
                (each) => this.#renderVoicemail(each),
              )}
            </ul>`
      }`;
  }

  #renderVoicemail(voicemail: Voicemail): TemplateResult {
    const { t } = this.#locale;
    const { heard, state: kept } = voicemail;
    const name = this.#nameOf(voicemail.fromNumber, voicemail.contactId);
    return this.#person(
      voicemail.fromNumber,
      voicemail.contactId,
      html`${heard ? nothing : html`<span class="new" part="new">${t('voicemail.new')}</span> · `}${this.#when(voicemail.receivedAt)}`,
      undefined,
      html`${
        kept === 'available'
          ? html`<dialora-audio-player
              .source=${this.#soundOf(voicemail)}
              .label=${t('voicemail.from', { name })}
              .seconds=${voicemail.durationSeconds}
              exportparts="play-button, seek, speed-button"
              @dialora-sound-played=${(event: Event & { detail: { state: string } }) => {
                if (event.detail.state === 'started') void this.#onPlayed(voicemail);
              }}
            ></dialora-audio-player>`
          : html`<p class="muted">${t(kept === 'processing' ? 'voicemail.processing' : 'voicemail.erased')}</p>`
      }
      ${voicemail.transcript === undefined ? nothing : html`<p class="transcript" dir="auto">${voicemail.transcript}</p>`}
      ${
        heard
          ? html`<button
              type="button"
              class="button button--small button--link"
              part="mark-new-button"
              @click=${() => void this.#setHeard(voicemail, false)}
            >
              ${t('voicemail.mark-new')}
            </button>`
          : nothing
      }`,
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

  #nameOf(number: string, contactId: string | undefined): string {
    return (
      this.#names.of(number, contactId) ??
      (isNumber(number) ? `\u2066${this.format(number)}\u2069` : this.#locale.t('shared.unknown-caller'))
    );
  }

  #when(occurredAt: string): string {
    return shortTime(this.#locale, occurredAt);
  }

  /** One row: who, what, the star and Call. Without a number nobody can be called back. */
  #person(
    number: string,
    contactId: string | undefined,
    detail: unknown,
    knownName: string | undefined,
    more: unknown = nothing,
  ): TemplateResult {
    const { t } = this.#locale;
    const { memory } = this;
    const name = knownName ?? this.#nameOf(number, contactId);
    const stored = this.#names.of(number, contactId) ?? knownName;
    const starred = isFavourited(favouritesIn(memory), number);
    const callable = isNumber(number);
    return html`<li class="item">
      <div class="row">
        <span class="avatar" aria-hidden="true">${initials(stored ?? '') || userIcon()}</span>
        <span class="row__text"
          ><span class="row__name"><bdi>${name}</bdi></span> <span class="muted detail">${detail}</span></span
        >
        ${
          memory && callable
            ? html`<button
                type="button"
                class="icon-button icon-button--round star"
                part="star-button"
                aria-pressed=${starred ? 'true' : 'false'}
                aria-label=${t('favourites.star', { name })}
                @click=${() =>
                  toggleFavourite(memory, {
                    number,
                    ...(stored === undefined ? {} : { name: stored }),
                    ...(contactId === undefined ? {} : { contactId }),
                  })}
              >
                ${starIcon(starred)}
              </button>`
            : nothing
        }
        ${
          callable
            ? html`<button
                type="button"
                class="icon-button icon-button--round call"
                part="call-back-button"
                aria-label=${t('shared.call-name', { name })}
                @click=${() => this.#pick(number, contactId)}
              >
                ${phoneIcon()}
              </button>`
            : nothing
        }
      </div>
      ${more === nothing ? nothing : html`<div class="more">${more}</div>`}
    </li>`;
  }
}

/** Today the time, this year the day, else the date. */
function shortTime(locale: LocaleController, occurredAt: string): string {
  const at = new Date(occurredAt);
  const today = new Date(now());
  if (at.toDateString() === today.toDateString()) return locale.date(at, { timeStyle: 'short' });
  if (at.getFullYear() === today.getFullYear()) return locale.date(at, { day: 'numeric', month: 'short' });
  return locale.date(at, { dateStyle: 'medium' });
}

function isMissed({ direction, outcome }: CallActivity): boolean {
  return direction === 'inbound' && (outcome === 'no-answer' || outcome === 'canceled' || outcome === 'busy');
}

/** The carrier withholds some numbers and gives a word instead. */
function isNumber(number: string): boolean {
  return /^\+\d{3,15}$/.test(number);
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
