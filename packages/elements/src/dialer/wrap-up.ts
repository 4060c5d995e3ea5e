import { talkSeconds, type Call, type Presence, type Problem } from '@dialora/core';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { PhoneRequestEvent } from '../events/phone-request.js';
import { everySecondUntil, now, ticking } from '../internal/clock.js';
import { define } from '../internal/define.js';
import { FocusKeeper } from '../internal/focus.js';
import { phoneIcon } from '../internal/icons.js';
import { LocaleController } from '../internal/locale-controller.js';
import { problemMessage } from '../internal/problem-message.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { canBeLogged } from './calls-view.js';
import { endedKey } from './ended-words.js';
import { quickTime, type QuickFollowUp } from './follow-up.js';
import type { LogFields } from './log-drafts.js';
import { NoteChangedEvent } from './note-changed.js';
import { partyCard } from './party-card.js';
import { partyCardStyles } from './party-card.styles.js';
import type { Party } from './party.js';
import { longestTag, wrapUpForm } from './wrap-up-form.js';
import { wrapUpStyles } from './wrap-up.styles.js';

/** As the API has it. */
const mostTags = 50;

/** What the agent does with an ended call. */
export class WrapUpEvent extends Event {
  static readonly type = 'dialora-wrap-up';
  readonly detail: { readonly action: 'save' | 'skip' | 'call-again' };

  constructor(action: 'save' | 'skip' | 'call-again') {
    super(WrapUpEvent.type, { bubbles: true });
    this.detail = { action };
  }
}

/** After the call: why it ended, how long it was, its log, the time until the next, and calling again. Inner element of the dialer. */
export class DialoraWrapUp extends LitElement {
  static override styles = [base, controls, partyCardStyles, wrapUpStyles];

  static define(tag = 'dialora-wrap-up', registry?: CustomElementRegistry): void {
    define(tag, DialoraWrapUp, registry);
  }

  @property({ attribute: false }) call!: Call;
  @property({ attribute: false }) party!: Party;
  @property({ attribute: false }) format!: (e164: string) => string;
  @property({ attribute: false }) draft!: LogFields;
  @property({ attribute: false }) presence: Presence | undefined;
  /** The call was of an earlier page; only what was written is left of it. */
  @property({ type: Boolean }) restored = false;
  /** The log is being kept on this device right now. */
  @property({ type: Boolean }) saving = false;
  /** Why the log could not be kept. */
  @property({ attribute: false }) problem: Problem | undefined;

  @state() private tag = '';
  @state() private choosesTime = false;

  readonly #locale = new LocaleController(this);

  constructor() {
    super();
    // A tag that is taken away by its own button had the focus.
    new FocusKeeper(this, () => this.renderRoot.querySelector<HTMLElement>('input[part="tags"]'));
  }

  #act(action: 'save' | 'skip' | 'call-again'): void {
    if (this.saving) return;
    // A tag that was typed and not entered counts.
    this.#addTag();
    this.dispatchEvent(new WrapUpEvent(action));
  }

  #onSubmit(event: Event): void {
    event.preventDefault();
    this.#act('save');
  }

  #change(change: Partial<LogFields>): void {
    this.dispatchEvent(new NoteChangedEvent(this.call, change));
  }

  #addTag(): void {
    const tag = this.tag.replace(/,/g, ' ').replace(/\s+/g, ' ').trim().slice(0, longestTag);
    this.tag = '';
    const { tags } = this.draft;
    if (tag !== '' && !tags.includes(tag) && tags.length < mostTags) this.#change({ tags: [...tags, tag] });
  }

  #onTagKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if ((event.key === 'Enter' || event.key === ',') && this.tag.trim() !== '') {
      event.preventDefault();
      this.#addTag();
    } else if (event.key === 'Backspace' && this.tag === '' && this.draft.tags.length > 0) {
      this.#change({ tags: this.draft.tags.slice(0, -1) });
    }
  }

  #onFollowUp(event: Event): void {
    const choice = (event.target as HTMLSelectElement).value;
    this.choosesTime = choice === 'time';
    if (choice === '') this.#change({ followUp: '' });
    else
      this.#change({
        followUp: choice === 'time' ? quickTime('tomorrow', now()) : quickTime(choice as QuickFollowUp, now()),
      });
  }

  protected override render() {
    const { call } = this;
    const { t } = this.#locale;
    const problem = this.restored ? undefined : call.end?.problem;
    return html`<div>
        ${partyCard(this.#locale, call, this.party, this.format, undefined)}
        <p class="reason" part="end-reason">
          <strong>${t(this.restored ? 'log.restored' : endedKey(call))}</strong>${
            call.answeredAt === undefined || call.endedAt === undefined
              ? nothing
              : html` <span class="muted"
                  >· ${t('ended.lasted', { duration: this.#locale.spoken(talkSeconds(call, call.endedAt)) })}</span
                >`
          }
        </p>
        ${this.#renderTimer()}
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

  /** How long the agent has, what comes then, and more time. */
  #renderTimer(): unknown {
    const { t } = this.#locale;
    const { presence } = this;
    if (presence?.state !== 'wrap-up') return nothing;
    const until = presence.until ?? this.call.wrapUp?.until;
    const next = t(`presence.${presence.next ?? 'available'}`);
    return html`<div class="timer" part="wrap-up-timer">
      <p>
        ${
          until === undefined
            ? t('log.next', { next })
            : html`${t('log.next-in', { next })}
                <span class="tabular" role="timer" aria-label=${t('log.time-left')}
                  >${ticking(everySecondUntil(until), (time) => this.#locale.clock(Math.ceil((until - time) / 1000)))}</span
                >`
        }
      </p>
      ${
        until === undefined
          ? nothing
          : html`<button
              type="button"
              class="button button--small button--link"
              part="more-time-button"
              @click=${() => this.dispatchEvent(new PhoneRequestEvent({ action: 'presence', choice: 'wrap-up' }))}
            >
              ${t('log.more-time')}
            </button>`
      }
    </div>`;
  }

  #renderForm(): TemplateResult {
    return wrapUpForm(this.#locale, {
      draft: this.draft,
      knownTags: this.party.tags,
      tag: this.tag,
      choosesTime: this.choosesTime,
      change: (change) => this.#change(change),
      onSubmit: (event) => this.#onSubmit(event),
      onTag: (text) => (this.tag = text),
      onTagKey: (event) => this.#onTagKey(event),
      onTagDone: () => this.#addTag(),
      onFollowUp: (event) => this.#onFollowUp(event),
    });
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
