import type { Call } from '@dialora/core';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { CallRequestEvent } from '../events/call-request.js';
import { now } from '../internal/clock.js';
import { define } from '../internal/define.js';
import { phoneDownIcon, phoneIcon } from '../internal/icons.js';
import { LocaleController } from '../internal/locale-controller.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { partyCard } from './party-card.js';
import { partyCardStyles } from './party-card.styles.js';
import type { Party } from './party.js';

/** Enter and Space that were meant for something else must not take or decline a call that has just appeared. */
const guardMs = 700;

/** A call that rings here. It never takes the focus. Inner element of the dialer. */
export class DialoraIncomingPanel extends LitElement {
  static override styles = [
    base,
    controls,
    partyCardStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto 1fr auto;
        align-items: center;
        gap: 20px;
        padding: 16px;
        border: 1px solid color-mix(in srgb, var(--_success) 45%, var(--_surface));
        border-radius: var(--_radius-card);
        background: var(--_success-soft);
      }
      .kind {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: 8px;
        color: var(--_success);
        font-weight: 600;
      }
      .kind .icon {
        animation: ring 1.2s ease-in-out 4;
      }
      @keyframes ring {
        0%,
        60%,
        100% {
          transform: rotate(0);
        }
        10%,
        30%,
        50% {
          transform: rotate(-14deg);
        }
        20%,
        40% {
          transform: rotate(14deg);
        }
      }
      .avatar {
        background: var(--_surface);
      }
      .actions {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 16px;
      }
      .actions .button {
        min-block-size: 56px;
        border-radius: 999px;
        font-weight: 600;
        line-height: 1.2;
      }
      .actions[data-second] {
        grid-template-columns: 1fr;
        gap: 12px;
      }
      @container (min-inline-size: 600px) {
        :host {
          grid-template-columns: auto 1fr auto;
          grid-template-rows: auto;
          align-items: center;
        }
        .party {
          grid-template-columns: auto 1fr;
          justify-items: start;
          align-items: center;
          text-align: start;
        }
        .avatar {
          inline-size: 52px;
          block-size: 52px;
          font-size: 1.125rem;
        }
        .actions {
          min-inline-size: 17rem;
        }
      }
    `,
  ];

  static define(tag = 'dialora-incoming-panel', registry?: CustomElementRegistry): void {
    define(tag, DialoraIncomingPanel, registry);
  }

  @property({ attribute: false }) call!: Call;
  @property({ attribute: false }) party!: Party;
  @property({ attribute: false }) format!: (e164: string) => string;
  @property() line: string | undefined;
  /** The call that goes on now; answering ends it. */
  @property() current: string | undefined;
  @property({ type: Boolean, reflect: true }) compact = false;

  readonly #locale = new LocaleController(this);
  #shownAt = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('call') && changed.get('call')?.id !== this.call.id) this.#shownAt = now();
  }

  #answer(event: MouseEvent): void {
    if (this.#tooSoon(event)) return;
    if (this.current !== undefined) {
      this.dispatchEvent(new CallRequestEvent({ action: 'hang-up', callId: this.current }));
    }
    this.dispatchEvent(new CallRequestEvent({ action: 'answer', callId: this.call.id }));
  }

  #decline(event: MouseEvent): void {
    if (this.#tooSoon(event)) return;
    this.dispatchEvent(new CallRequestEvent({ action: 'decline', callId: this.call.id }));
  }

  /** A click with `detail` 0 comes from a key. */
  #tooSoon(event: MouseEvent): boolean {
    return event.detail === 0 && now() - this.#shownAt < guardMs;
  }

  protected override render() {
    const { t } = this.#locale;
    const second = this.current !== undefined;
    return html`<p class="kind">${phoneIcon()}<span>${t('call.incoming')}</span></p>
      ${partyCard(this.#locale, this.call, this.party, this.format, this.line)}
      <div class="actions" ?data-second=${second}>
        <button type="button" class="button button--success" part="answer-button" @click=${this.#answer}>
          ${phoneIcon()}<span>${t(second ? 'call.end-and-answer' : 'call.answer')}</span>
        </button>
        <button type="button" class="button button--danger" part="decline-button" @click=${this.#decline}>
          ${phoneDownIcon()}<span>${t('call.decline')}</span>
        </button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-incoming-panel': DialoraIncomingPanel;
  }
}
