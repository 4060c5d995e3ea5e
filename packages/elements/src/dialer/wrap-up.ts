import { talkSeconds, type Call, type Problem } from '@dialora/core';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { define } from '../internal/define.js';
import { phoneIcon } from '../internal/icons.js';
import type { MessageKey } from '../internal/locale.js';
import { LocaleController } from '../internal/locale-controller.js';
import { problemMessage } from '../internal/problem-message.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { canBeLogged } from './calls-view.js';
import { endedKey } from './ended-words.js';
import { NoteChangedEvent } from './note-changed.js';
import { partyCard } from './party-card.js';
import { partyCardStyles } from './party-card.styles.js';
import type { Party } from './party.js';

/** The account's outcomes, as the API stores them. */
const dispositions = [
  'connected',
  'left-voicemail',
  'no-answer',
  'busy',
  'wrong-number',
  'callback-requested',
  'not-interested',
  'do-not-call',
] as const;

export interface LogDraft {
  readonly note: string;
  readonly disposition: string;
}

/** What the agent does with an ended call. */
export class WrapUpEvent extends Event {
  static readonly type = 'dialora-wrap-up';
  readonly detail: { readonly action: 'save' | 'skip' | 'call-again' };

  constructor(action: 'save' | 'skip' | 'call-again') {
    super(WrapUpEvent.type, { bubbles: true });
    this.detail = { action };
  }
}

/** After the call: why it ended, how long it was, its log, and calling again. Inner element of the dialer. */
export class DialoraWrapUp extends LitElement {
  static override styles = [
    base,
    controls,
    partyCardStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto 1fr auto;
        gap: 16px;
      }
      .party {
        grid-template-columns: auto 1fr;
        justify-items: start;
        align-items: center;
        text-align: start;
      }
      .avatar {
        inline-size: 48px;
        block-size: 48px;
        font-size: 1.0625rem;
      }
      .party__name {
        font-size: 1.0625rem;
      }
      .party__line {
        display: none;
      }
      .reason {
        margin-block-start: 12px;
        padding-block-start: 12px;
        border-block-start: 1px solid var(--_line);
      }
      .reason strong {
        font-weight: 600;
      }
      form {
        display: grid;
        align-content: start;
        gap: 12px;
      }
      .buttons {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 8px;
      }
      .buttons .wide {
        grid-column: 1 / -1;
        min-block-size: 52px;
      }
    `,
  ];

  static define(tag = 'dialora-wrap-up', registry?: CustomElementRegistry): void {
    define(tag, DialoraWrapUp, registry);
  }

  @property({ attribute: false }) call!: Call;
  @property({ attribute: false }) party!: Party;
  @property({ attribute: false }) format!: (e164: string) => string;
  @property({ attribute: false }) draft: LogDraft = { note: '', disposition: '' };
  /** The log is being kept on this device right now. */
  @property({ type: Boolean }) saving = false;
  /** Why the log could not be kept. */
  @property({ attribute: false }) problem: Problem | undefined;
  @property({ type: Boolean, reflect: true }) compact = false;

  readonly #locale = new LocaleController(this);

  #act(action: 'save' | 'skip' | 'call-again'): void {
    if (!this.saving) this.dispatchEvent(new WrapUpEvent(action));
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    this.#act('save');
  }

  protected override render() {
    const { call } = this;
    const { t } = this.#locale;
    const problem = call.end?.problem;
    return html`<div>
        ${partyCard(this.#locale, call, this.party, this.format, undefined)}
        <p class="reason" part="end-reason">
          <strong>${t(endedKey(call))}</strong>${
            call.answeredAt === undefined
              ? nothing
              : html` <span class="muted"
                  >· ${t('ended.lasted', { duration: this.#locale.spoken(talkSeconds(call, call.endedAt ?? 0)) })}</span
                >`
          }
        </p>
      </div>
      <div>
        ${problem ? problemMessage(this.#locale, problem) : nothing} ${canBeLogged(call) ? this.#renderForm() : nothing}
        <div role="alert">${this.problem ? problemMessage(this.#locale, this.problem) : nothing}</div>
      </div>
      <div class="buttons">
        ${
          canBeLogged(call)
            ? html`<button
                type="submit"
                form="log"
                class="button button--primary wide"
                part="save-button"
                aria-disabled=${this.saving ? 'true' : nothing}
              >
                ${t(this.saving ? 'shared.saving' : 'log.save')}
              </button>`
            : nothing
        }
        ${
          call.remote.number === undefined
            ? nothing
            : html`<button
                type="button"
                class="button button--small"
                part="call-again-button"
                @click=${() => this.#act('call-again')}
              >
                ${phoneIcon()}<span>${t(call.direction === 'inbound' ? 'ended.call-back' : 'ended.call-again')}</span>
              </button>`
        }
        <button
          type="button"
          class="button button--small button--quiet"
          part="skip-button"
          @click=${() => this.#act('skip')}
        >
          ${t(canBeLogged(call) ? 'log.skip' : 'shared.close')}
        </button>
      </div>`;
  }

  #renderForm(): TemplateResult {
    const { t } = this.#locale;
    const { draft, call } = this;
    const changed = (note?: string, disposition?: string) =>
      this.dispatchEvent(new NoteChangedEvent(call, note, disposition));
    return html`<form id="log" aria-label=${t('log.title')} @submit=${this.#onSubmit}>
      <label class="field">
        <span class="field__label">${t('log.disposition')}</span>
        <select
          class="input"
          part="disposition"
          .value=${live(draft.disposition)}
          @change=${(event: Event) => changed(undefined, (event.target as HTMLSelectElement).value)}
        >
          <option value="">${t('log.disposition-none')}</option>
          ${dispositions.map((each) => {
            const key: MessageKey = `disposition.${each}`;
            return html`<option value=${each} ?selected=${each === draft.disposition}>${t(key)}</option>`;
          })}
        </select>
      </label>
      <label class="field">
        <span class="field__label">${t('log.note')}</span>
        <textarea
          class="input"
          part="note"
          rows="4"
          .value=${live(draft.note)}
          @input=${(event: Event) => changed((event.target as HTMLTextAreaElement).value)}
        ></textarea>
      </label>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-wrap-up': DialoraWrapUp;
  }
  interface HTMLElementEventMap {
    'dialora-wrap-up': WrapUpEvent;
  }
}
