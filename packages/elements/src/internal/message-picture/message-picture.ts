import { toProblem, type Problem } from '@dialora/core';
import { html, LitElement, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { media as texts } from '../../locales/en/media.js';
import { base } from '../../styles/base.js';
import { controls } from '../../styles/controls.js';
import { define } from '../define.js';
import { closeIcon, icon, infoIcon, retryIcon, warningIcon, wifiOffIcon } from '../icons.js';
import { addEnglish } from '../locale.js';
import { LocaleController } from '../locale-controller.js';
import { problemWords } from '../problem-message.js';
import { messagePictureStyles } from './message-picture.styles.js';

addEnglish(texts);

/** Where a picture comes from. Whoever gives it does the fetching. */
export interface PictureSource {
  /** An address at which it can be seen now; a `fresh` one when the last did not do. Rejects with a `DialoraError`. */
  link(options?: { readonly fresh?: boolean }): Promise<{ readonly url: string }>;
  /** Saves it on the reader's device. Rejects with a `DialoraError`. */
  save(): Promise<void>;
}

/** A picture that flies by while somebody scrolls is not looked at: each look is noted in the access log. */
const settleMs = 150;

const pictureIcon = () =>
  icon(
    svg`<rect x="3.500" y="5" width="17" height="14" rx="2" /><circle cx="9" cy="10" r="1.500" /><path d="M4 17l5-4 3 2.500 3.500-3.500 4.500 4" />`,
  );

/**
 * One picture that came along with a message, in a box whose size its host decides, so that nothing moves when it
 * arrives. It is asked for once it is in view, opens in full by a press, and says when it is gone. Inner element of the
 * timeline.
 */
export class DialoraMessagePicture extends LitElement {
  static override styles = [base, controls, messagePictureStyles];

  static define(tag = 'dialora-message-picture', registry?: CustomElementRegistry): void {
    define(tag, DialoraMessagePicture, registry);
  }

  @property({ attribute: false }) source!: PictureSource;
  /** What it is, for screen readers: "Picture 1 of 2". */
  @property() label = '';

  @state() private state: 'waiting' | 'loading' | 'shown' | 'failed' = 'waiting';
  @state() private url: string | undefined;
  @state() private problem: Problem | undefined;
  @state() private full = false;
  @state() private saving: 'idle' | 'saving' | 'failed' = 'idle';
  @query('dialog') private dialog!: HTMLDialogElement | null;

  readonly #locale = new LocaleController(this);
  #observer: IntersectionObserver | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #fresh = false;
  /** Counts what was asked for: an answer to an older question says nothing. */
  #asked = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new IntersectionObserver((entries) => this.#onView(entries.at(-1)?.isIntersecting === true));
    this.#observer.observe(this);
    globalThis.addEventListener('online', this.#onOnline);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    clearTimeout(this.#timer);
    globalThis.removeEventListener('online', this.#onOnline);
    this.full = false;
  }

  #onView(inView: boolean): void {
    clearTimeout(this.#timer);
    if (inView && this.state === 'waiting') this.#timer = setTimeout(() => void this.#load(false), settleMs);
  }

  readonly #onOnline = (): void => {
    if (this.problem?.kind === 'offline') void this.#load(true);
  };

  async #load(fresh: boolean): Promise<void> {
    const asked = ++this.#asked;
    this.#fresh = fresh;
    this.problem = undefined;
    this.url = undefined;
    this.state = 'loading';
    try {
      const { url } = await this.source.link({ fresh });
      if (asked === this.#asked) this.url = url;
    } catch (error) {
      if (asked === this.#asked) this.#fail(toProblem(error));
    }
  }

  #fail(problem: Problem): void {
    this.url = undefined;
    this.full = false;
    this.state = 'failed';
    this.problem = problem;
  }

  #onError(): void {
    // The address may have run out since it was given: one more try with a fresh one.
    if (!this.#fresh && navigator.onLine) void this.#load(true);
    else this.#fail({ kind: navigator.onLine ? 'unknown' : 'offline' });
  }

  async #save(): Promise<void> {
    this.saving = 'saving';
    try {
      await this.source.save();
      this.saving = 'idle';
    } catch {
      this.saving = 'failed';
    }
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('source') || changed.get('source') === undefined) return;
    this.#asked += 1;
    this.state = 'waiting';
    this.url = undefined;
    this.problem = undefined;
    this.full = false;
    // Told again whether it is in view.
    this.#observer?.unobserve(this);
    this.#observer?.observe(this);
  }

  protected override updated(): void {
    if (!this.full || this.dialog?.open !== false) return;
    this.dialog.showModal();
    this.dialog.querySelector<HTMLElement>('.icon-button')?.focus();
  }

  protected override render() {
    const { t } = this.#locale;
    const { state, url } = this;
    return html`<div class="box" part="picture" data-state=${state}>
        ${state === 'shown' ? nothing : state === 'failed' ? this.#renderTrouble() : pictureIcon()}
        ${state === 'loading' ? html`<span class="visually-hidden">${t('media.loading')}</span>` : nothing}
        ${
          url === undefined
            ? nothing
            : html`<button
                type="button"
                class="open"
                part="open-button"
                aria-haspopup="dialog"
                aria-label=${t('media.open', { name: this.label })}
                ?hidden=${state !== 'shown'}
                @click=${() => (this.full = true)}
              >
                <img
                  class="small"
                  src=${url}
                  alt=""
                  decoding="async"
                  referrerpolicy="no-referrer"
                  @load=${() => (this.state = 'shown')}
                  @error=${this.#onError}
                />
              </button>`
        }
      </div>
      ${this.full && url !== undefined ? this.#renderFull(url) : nothing}`;
  }

  #renderTrouble(): TemplateResult {
    const { problem } = this;
    const { t } = this.#locale;
    if (problem?.kind === 'not-found')
      return html`<div class="trouble">
        ${infoIcon()}
        <p>${t('media.gone')}</p>
      </div>`;
    const refused = problem?.kind === 'refused' || problem?.kind === 'forbidden';
    const words =
      problem === undefined || problem.kind === 'unknown' || problem.kind === 'server-error'
        ? t('media.failed')
        : problemWords(this.#locale, problem).title;
    return html`<div class="trouble">
      ${problem?.kind === 'offline' ? wifiOffIcon() : warningIcon()}
      <p>${words}</p>
      ${
        refused
          ? nothing
          : html`<button
              type="button"
              class="button button--small"
              part="retry-button"
              @click=${() => void this.#load(true)}
            >
              ${retryIcon()}${t('shared.try-again')}
            </button>`
      }
    </div>`;
  }

  #renderFull(url: string): TemplateResult {
    const { t } = this.#locale;
    const { saving } = this;
    // The timeline's own keys are not meant in here.
    return html`<dialog
      aria-label=${this.label}
      @close=${() => (this.full = false)}
      @keydown=${(event: Event) => event.stopPropagation()}
      @click=${(event: Event) => {
        if (event.target === this.dialog) this.dialog?.close();
      }}
    >
      <div class="bar">
        <p class="bar__name">${this.label}</p>
        <span role="status">${saving === 'failed' ? t('media.save-failed') : nothing}</span>
        <button
          type="button"
          class="button button--small"
          part="save-button"
          aria-disabled=${saving === 'saving'}
          @click=${() => (saving === 'saving' ? undefined : void this.#save())}
        >
          ${saving === 'saving' ? t('media.saving') : t('media.save')}
        </button>
        <button
          type="button"
          class="icon-button"
          part="close-button"
          aria-label=${t('shared.close')}
          @click=${() => this.dialog?.close()}
        >
          ${closeIcon()}
        </button>
      </div>
      <img class="full" src=${url} alt=${this.label} referrerpolicy="no-referrer" />
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-message-picture': DialoraMessagePicture;
  }
}
