import { toProblem, type Call, type Problem } from '@dialora/core';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { CallRequestEvent, type CallRequest } from '../events/call-request.js';
import { SendMessageEvent } from '../events/send-message.js';
import { now } from '../internal/clock.js';
import { define } from '../internal/define.js';
import { FocusKeeper } from '../internal/focus.js';
import { messageIcon, pauseIcon, phoneDownIcon, phoneIcon, voicemailIcon } from '../internal/icons.js';
import { LocaleController } from '../internal/locale-controller.js';
import { problemMessage } from '../internal/problem-message.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { incomingPanelStyles } from './incoming-panel.styles.js';
import { lastActivity } from './last-activity.js';
import { partyCard } from './party-card.js';
import { partyCardStyles } from './party-card.styles.js';
import type { Party } from './party.js';
import { returnedWords } from './returned-words.js';

/** Enter and Space that were meant for something else must not take or decline a call that has just appeared. */
const guardMs = 700;

const replies = ['reply.call-back', 'reply.text-me', 'reply.in-minutes'] as const;

/** A call that rings here. It never takes the focus. Inner element of the dialer. */
export class DialoraIncomingPanel extends LitElement {
  static override styles = [base, controls, partyCardStyles, incomingPanelStyles];

  static define(tag = 'dialora-incoming-panel', registry?: CustomElementRegistry): void {
    define(tag, DialoraIncomingPanel, registry);
  }

  @property({ attribute: false }) call!: Call;
  @property({ attribute: false }) party!: Party;
  @property({ attribute: false }) format!: (e164: string) => string;
  @property() line: string | undefined;
  /** The call that is talked on now; answering puts it on hold. */
  @property() current: string | undefined;
  /** Others that ring as well. */
  @property({ type: Number }) more = 0;
  /** Texts can be sent. */
  @property({ type: Boolean }) replies = false;
  @property() answerKeys: string | undefined;
  @property() declineKeys: string | undefined;

  @state() private replying = false;
  @state() private own = '';
  @state() private sending = false;
  @state() private problem: Problem | undefined;

  readonly #locale = new LocaleController(this);
  #shownAt = 0;

  constructor() {
    super();
    // The buttons and the replies change places; whoever pressed one goes on in the other.
    new FocusKeeper(this, () => this.renderRoot.querySelector<HTMLElement>('.reply, [part="reply-button"]'));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('call') && changed.get('call')?.id !== this.call.id) this.#shownAt = now();
  }

  answer(): void {
    this.#ask({ action: 'answer', callId: this.call.id });
  }

  decline(): void {
    this.#ask({ action: 'decline', callId: this.call.id });
  }

  #ask(request: CallRequest): void {
    this.dispatchEvent(new CallRequestEvent(request));
  }

  /** Runs `act` unless a key came so soon that it was meant for something else. A click with `detail` 0 comes from a key. */
  readonly #guarded = (act: () => void) => (event: MouseEvent) => {
    if (event.detail !== 0 || now() - this.#shownAt >= guardMs) act();
  };

  #endAndAnswer(): void {
    if (this.current !== undefined) this.#ask({ action: 'hang-up', callId: this.current });
    this.answer();
  }

  /** Escape leads back to the choices; it never declines. */
  #onReplyKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.replying = false;
  }

  async #reply(body: string): Promise<void> {
    const { number } = this.party;
    if (number === undefined || body.trim() === '' || this.sending) return;
    const { contactId } = this.party;
    const from = this.call.localNumber;
    const event = new SendMessageEvent({
      channel: 'sms',
      number,
      body: body.trim(),
      ...(contactId === undefined ? {} : { contactId }),
      ...(from === undefined ? {} : { from }),
    });
    this.sending = true;
    this.problem = undefined;
    this.dispatchEvent(event);
    try {
      await (event.outcome ?? Promise.reject(new Error('There is no provider.')));
      this.decline();
    } catch (error) {
      this.problem = toProblem(error);
    } finally {
      this.sending = false;
    }
  }

  protected override render() {
    const { t } = this.#locale;
    const { call, party, more } = this;
    return html`<p class="kind">
        ${phoneIcon()}<span
          >${t('call.incoming')}${more > 0 ? html` · ${t('call.more-ringing', { count: more })}` : nothing}</span
        >
      </p>
      <div class="caller">
        ${
          call.returnedFrom === undefined
            ? nothing
            : html`<p class="returned" part="returned">
                ${returnedWords(this.#locale, call.returnedFrom, this.format)}
              </p>`
        }
        ${partyCard(this.#locale, call, party, this.format, this.line)}
        ${party.doNotCall ? html`<p class="chip">${t('search.do-not-call')}</p>` : nothing}
        ${
          party.tags.length === 0 || this.replying
            ? nothing
            : html`<ul class="tags" aria-label=${t('log.tags')} part="tags">
                ${party.tags.map((tag) => html`<li class="chip"><bdi>${tag}</bdi></li>`)}
              </ul>`
        }
        ${party.last === undefined || this.replying ? nothing : lastActivity(this.#locale, party.last)}
      </div>
      ${this.replying ? this.#renderReplies() : this.#renderActions()}`;
  }

  #renderActions(): TemplateResult {
    const { t } = this.#locale;
    const second = this.current !== undefined;
    return html`<div class="actions" ?data-second=${second}>
        <button
          type="button"
          class="button button--success"
          part="answer-button"
          aria-keyshortcuts=${this.answerKeys ?? nothing}
          @click=${this.#guarded(() => this.answer())}
        >
          ${second ? pauseIcon() : phoneIcon()}<span>${t(second ? 'call.hold-and-answer' : 'call.answer')}</span>
        </button>
        <button
          type="button"
          class="button button--danger"
          part="decline-button"
          aria-keyshortcuts=${this.declineKeys ?? nothing}
          @click=${this.#guarded(() => this.decline())}
        >
          ${phoneDownIcon()}<span>${t('call.decline')}</span>
        </button>
      </div>
      <div class="more">
        ${
          second
            ? html`<button
                type="button"
                class="button button--small"
                part="end-and-answer-button"
                @click=${this.#guarded(() => this.#endAndAnswer())}
              >
                ${phoneIcon()}<span>${t('call.end-and-answer')}</span>
              </button>`
            : nothing
        }
        <button
          type="button"
          class="button button--small"
          part="voicemail-button"
          @click=${this.#guarded(() => this.#ask({ action: 'voicemail', callId: this.call.id }))}
        >
          ${voicemailIcon()}<span>${t('call.to-voicemail')}</span>
        </button>
        ${
          this.replies && this.party.number !== undefined
            ? html`<button
                type="button"
                class="button button--small"
                part="reply-button"
                @click=${this.#guarded(() => (this.replying = true))}
              >
                ${messageIcon()}<span>${t('call.reply')}</span>
              </button>`
            : nothing
        }
      </div>`;
  }

  #renderReplies(): TemplateResult {
    const { t } = this.#locale;
    return html`<div class="replies" part="replies" @keydown=${this.#onReplyKey}>
      <p class="muted">${t('reply.declines')}</p>
      ${replies.map(
        (key) =>
          html`<button
            type="button"
            class="button button--small reply"
            aria-disabled=${this.sending ? 'true' : nothing}
            @click=${() => void this.#reply(t(key))}
          >
            ${t(key)}
          </button>`,
      )}
      <form
        class="own"
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#reply(this.own);
        }}
      >
        <input
          class="input"
          type="text"
          aria-label=${t('reply.own')}
          placeholder=${t('reply.own')}
          .value=${this.own}
          @input=${(event: Event) => (this.own = (event.target as HTMLInputElement).value)}
        />
        <button type="submit" class="button button--primary" aria-disabled=${this.sending ? 'true' : nothing}>
          ${t('reply.send')}
        </button>
      </form>
      <div role="alert">${this.problem ? problemMessage(this.#locale, this.problem) : nothing}</div>
      <button type="button" class="button button--small button--quiet" @click=${() => (this.replying = false)}>
        ${t('reply.back')}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-incoming-panel': DialoraIncomingPanel;
  }
}
