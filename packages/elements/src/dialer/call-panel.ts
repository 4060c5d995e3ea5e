import { isConnected, talkSeconds, type Call } from '@dialora/core';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { CallRequestEvent } from '../events/call-request.js';
import { everySecondSince, now, ticking } from '../internal/clock.js';
import { define } from '../internal/define.js';
import {
  keypadIcon,
  micIcon,
  micOffIcon,
  noteIcon,
  phoneDownIcon,
  recordIcon,
  warningIcon,
} from '../internal/icons.js';
import { LocaleController } from '../internal/locale-controller.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { callPanelStyles } from './call-panel.styles.js';
import type { KeyPressEvent } from './keypad.js';
import { NoteChangedEvent } from './note-changed.js';
import { partyCard } from './party-card.js';
import { partyCardStyles } from './party-card.styles.js';
import type { Party } from './party.js';

/** A second click on Call must not hang up the call that it started: Hang up stands where Call stood. */
const settleMs = 500;

/** A call in progress: who, how it stands, mute, keypad, note, and Hang up apart from all. Inner element of the dialer. */
export class DialoraCallPanel extends LitElement {
  static override styles = [base, controls, partyCardStyles, callPanelStyles];

  static define(tag = 'dialora-call-panel', registry?: CustomElementRegistry): void {
    define(tag, DialoraCallPanel, registry);
  }

  @property({ attribute: false }) call!: Call;
  @property({ attribute: false }) party!: Party;
  @property({ attribute: false }) format!: (e164: string) => string;
  /** Name of the account's line that is shown to the other end. */
  @property() line: string | undefined;
  /** An extension that was dialled with the number: offered as a button, in case it was asked for too early. */
  @property() extension: string | undefined;
  @property() note = '';
  @property({ type: Boolean, reflect: true }) compact = false;

  @state() private open: 'keypad' | 'note' | undefined;
  /** Mute was asked for and the line has not said so yet. */
  @state() private asked: boolean | undefined;

  readonly #locale = new LocaleController(this);
  #shownAt = 0;
  #shownId = '';

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.asked === this.call.muted) this.asked = undefined;
    if (!isConnected(this.call) && this.open === 'keypad') this.open = undefined;
    if (this.open === undefined) this.removeAttribute('data-open');
    else this.setAttribute('data-open', this.open);
    const previous = changed.get('call');
    // The id changes once the API accepted the call; that is still the same call.
    const same = previous !== undefined && (previous.id === this.call.id || previous.id.startsWith('local:'));
    if (this.#shownId !== '' && (this.#shownId === this.call.id || same)) {
      this.#shownId = this.call.id;
      return;
    }
    this.#shownId = this.call.id;
    this.#shownAt = now();
    this.open = undefined;
  }

  #hangUp(): void {
    if (now() - this.#shownAt < settleMs) return;
    this.dispatchEvent(new CallRequestEvent({ action: 'hang-up', callId: this.call.id }));
  }

  #toggleMute(): void {
    if (!isConnected(this.call)) return;
    this.asked = !this.call.muted;
    const request = new CallRequestEvent({ action: 'mute', callId: this.call.id, muted: this.asked });
    this.dispatchEvent(request);
    const forget = () => (this.asked = undefined);
    if (request.outcome) request.outcome.catch(forget);
    else forget();
  }

  #toggle(what: 'keypad' | 'note'): void {
    if (what === 'keypad' && !isConnected(this.call)) return;
    this.open = this.open === what ? undefined : what;
  }

  #send(digits: string): void {
    this.dispatchEvent(new CallRequestEvent({ action: 'digits', callId: this.call.id, digits }));
  }

  #onKeyDown(event: KeyboardEvent): void {
    // Escape closes what is open; it never ends a call.
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    const closed = this.open;
    this.open = undefined;
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`[data-control="${closed}"]`)?.focus(),
    );
  }

  protected override render() {
    const { t } = this.#locale;
    return html`<div class="who">
        ${partyCard(this.#locale, this.call, this.party, this.format, this.line)} ${this.#renderPhase()}
      </div>
      <div class="stage" @keydown=${this.#onKeyDown}>${this.#renderStage()}</div>
      <div class="controls" role="group" aria-label=${t('call.controls')} @keydown=${this.#onKeyDown}>
        ${this.#renderControls()}
      </div>
      <div class="hang-up-row">
        <button type="button" class="button button--danger hang-up" part="hang-up-button" @click=${this.#hangUp}>
          ${phoneDownIcon()}<span>${t('call.hang-up')}</span>
        </button>
      </div>`;
  }

  #renderPhase(): TemplateResult {
    const { call } = this;
    const { t } = this.#locale;
    const { recording } = call;
    return html`<div class="phase" data-phase=${call.phase} part="phase">
        <span>${t(`phase.${call.phase}`)}</span>
        ${
          call.answeredAt === undefined
            ? nothing
            : html`<span class="tabular" role="timer" aria-label=${t('call.time')} part="timer"
                >${ticking(everySecondSince(call.answeredAt), (time) =>
                  this.#locale.clock(talkSeconds(call, time)),
                )}</span
              >`
        }
      </div>
      <div class="facts">
        ${call.muted ? html`<span class="fact fact--danger">${micOffIcon()}${t('call.muted')}</span>` : nothing}
        ${
          recording.state === 'off'
            ? nothing
            : html`<span class="fact ${recording.state === 'on' ? 'fact--danger' : ''}" part="recording"
                >${recordIcon()}${t(`call.recording-${recording.state}`)}</span
              >`
        }
        ${
          call.quality?.level === 'poor'
            ? html`<span class="fact fact--warning" part="quality">${warningIcon()}${t('call.quality-poor')}</span>`
            : nothing
        }
      </div>`;
  }

  #renderStage(): TemplateResult {
    const { t } = this.#locale;
    return html`${this.open === 'keypad' ? this.#renderKeypad() : nothing}
      <label class="field note" id="note">
        <span class="field__label">${t('call.note-label')}</span>
        <textarea
          class="input"
          part="note"
          rows="5"
          .value=${live(this.note)}
          @input=${(event: Event) =>
            this.dispatchEvent(new NoteChangedEvent(this.call, (event.target as HTMLTextAreaElement).value))}
        ></textarea>
      </label>`;
  }

  #renderKeypad(): TemplateResult {
    const { t } = this.#locale;
    const { extension } = this;
    return html`<div id="keypad">
      <p class="digits" part="digits">
        <span class="visually-hidden">${t('call.digits')}</span><bdi dir="ltr">${this.call.digits}</bdi>
      </p>
      <dialora-keypad
        without-plus
        exportparts="keypad, key"
        @dialora-key-press=${(event: KeyPressEvent) => this.#send(event.detail.key)}
      ></dialora-keypad>
      ${
        extension === undefined
          ? nothing
          : html`<button
              type="button"
              class="button button--link"
              part="send-extension"
              @click=${() => this.#send(extension)}
            >
              ${t('call.send-extension', { extension })}
            </button>`
      }
    </div>`;
  }

  #renderControls(): TemplateResult {
    const { t } = this.#locale;
    const { call, asked, open } = this;
    const connected = isConnected(call);
    return html`<button
        type="button"
        class="control"
        part="mute-button"
        aria-pressed=${call.muted ? 'true' : 'false'}
        aria-busy=${asked === undefined ? nothing : 'true'}
        aria-disabled=${connected ? nothing : 'true'}
        @click=${this.#toggleMute}
      >
        <span class="control__face">${call.muted ? micOffIcon() : micIcon()}</span>${t('call.mute')}
      </button>
      <button
        type="button"
        class="control"
        part="keypad-button"
        data-control="keypad"
        aria-expanded=${open === 'keypad' ? 'true' : 'false'}
        aria-disabled=${connected ? nothing : 'true'}
        @click=${() => this.#toggle('keypad')}
      >
        <span class="control__face">${keypadIcon()}</span>${t('call.keypad')}
      </button>
      <button
        type="button"
        class="control"
        part="note-button"
        data-control="note"
        aria-expanded=${open === 'note' ? 'true' : 'false'}
        @click=${() => this.#toggle('note')}
      >
        <span class="control__face">${noteIcon()}</span>${t('call.note')}
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-call-panel': DialoraCallPanel;
  }
}
