import type { CallerId, ContactSource, DialOutcome, DialRequest, Loadable, Problem, ProblemKind } from '@dialora/core';
import type { PhoneNumbers } from '@dialora/phone-numbers/lazy';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { define } from '../internal/define.js';
import { phoneIcon } from '../internal/icons.js';
import { LocaleController } from '../internal/locale-controller.js';
import { problemMessage } from '../internal/problem-message.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { callerIdPicker, effectiveCallerId } from './caller-id-picker.js';
import { dialPadStyles } from './dial-pad.styles.js';
import type { KeyPressEvent } from './keypad.js';
import type { DialoraNumberField } from './number-field.js';

/** The agent chose the caller id for the next calls. */
export class CallerIdChosenEvent extends Event {
  static readonly type = 'dialora-caller-id-chosen';
  readonly detail: { readonly number: string };

  constructor(number: string) {
    super(CallerIdChosenEvent.type, { bubbles: true });
    this.detail = { number };
  }
}

/** Number field, keypad, caller id and the Call button: the dialer before a call. Inner element of the dialer. */
export class DialoraDialPad extends LitElement {
  static override styles = [base, controls, dialPadStyles];

  static define(tag = 'dialora-dial-pad', registry?: CustomElementRegistry): void {
    define(tag, DialoraDialPad, registry);
  }

  @property({ attribute: false }) plans: PhoneNumbers | undefined;
  @property({ attribute: false }) contacts: ContactSource | undefined;
  @property({ attribute: false }) callerIds: Loadable<readonly CallerId[]> | undefined;
  /** The caller id that the agent chose last, E.164. */
  @property() preferred: string | undefined;
  /** Country of the account, for national numbers when the caller id tells none. */
  @property() country: string | undefined;
  /** Kinds of problems that are shown already; the same one is not said twice. */
  @property({ attribute: false }) told: readonly (ProblemKind | undefined)[] = [];
  /** Calls cannot be placed in this browser. */
  @property({ type: Boolean }) blocked = false;
  @property({ type: Boolean }) silent = false;
  /** Also what a person does not need to start typing: keys, caller id, Call. Their room is kept. */
  @property({ type: Boolean }) whole = false;
  /** Asks to call; undefined when the page prevented it. */
  @property({ attribute: false }) dial!: (request: DialRequest) => Promise<DialOutcome | undefined>;

  @state() private asking = false;
  @state() private complaining = false;
  @state() private problem: Problem | undefined;
  @query('dialora-number-field') private field!: DialoraNumberField;

  readonly #locale = new LocaleController(this);
  #last = '';

  override focus(options?: FocusOptions): void {
    this.field.focus(options);
  }

  /** Puts a number or a name into the field, as if pasted. */
  fill(text: string): void {
    this.field.setText(text);
  }

  get #callerId(): CallerId | undefined {
    const { callerIds } = this;
    const list = callerIds?.state === 'ready' ? callerIds.value : callerIds?.stale;
    return list ? effectiveCallerId(list, this.preferred) : undefined;
  }

  get #country(): string | undefined {
    const callerId = this.#callerId;
    const ofCallerId = callerId && this.plans?.parseNumber(callerId.number)?.country;
    return this.country ?? ofCallerId;
  }

  readonly #format = (e164: string): string =>
    this.plans?.formatNumber(e164, this.#country === undefined ? 'international' : 'national', this.#country) ?? e164;

  async #call(): Promise<void> {
    if (this.asking || this.blocked) return;
    const { field } = this;
    // As on any phone: Call with an empty field brings the last number back.
    if (field.value === '' && this.#last !== '') {
      field.setText(this.#last);
      return;
    }
    const target = field.target;
    if (target.state !== 'ready') {
      this.complaining = true;
      field.focus();
      return;
    }
    const typed = field.value;
    const from = this.#callerId?.number;
    this.asking = true;
    this.problem = undefined;
    const outcome = await this.dial({ ...target.request, ...(from === undefined ? {} : { from }) });
    this.asking = false;
    if (outcome?.kind === 'failed') {
      this.problem = outcome.problem;
    } else if (outcome) {
      this.#last = typed;
      field.clear();
    }
  }

  #onKey(event: KeyPressEvent): void {
    this.field.insert(event.detail.key);
  }

  #onTargetChanged(): void {
    this.complaining = false;
    this.problem = undefined;
  }

  protected override render() {
    return html`<div class="top">
        <dialora-number-field
          .country=${this.#country}
          .plans=${this.plans}
          .contacts=${this.contacts}
          .complaining=${this.complaining}
          exportparts="number-field, number, country, delete, hint, extension, suggestions"
          @dialora-target-changed=${this.#onTargetChanged}
          @dialora-target-submit=${this.#call}
        ></dialora-number-field>
        <div role="alert">
          ${this.problem && !this.told.includes(this.problem.kind) ? problemMessage(this.#locale, this.problem) : nothing}
        </div>
      </div>
      <div class="keys-area">${this.whole ? this.#renderKeys() : nothing}</div>
      <div class="foot">${this.whole ? this.#renderFoot() : nothing}</div>`;
  }

  #renderKeys(): TemplateResult {
    return html`<dialora-keypad
      ?silent=${this.silent}
      exportparts="keypad, key"
      @dialora-key-press=${this.#onKey}
    ></dialora-keypad>`;
  }

  #renderFoot(): TemplateResult {
    const { t } = this.#locale;
    const off = this.asking || this.blocked;
    return html`${callerIdPicker(this.#locale, this.callerIds, this.preferred, this.#format, (number) =>
        this.dispatchEvent(new CallerIdChosenEvent(number)),
      )}
      <button
        type="button"
        class="button button--success call"
        part="call-button"
        aria-disabled=${off ? 'true' : nothing}
        @click=${this.#call}
      >
        ${phoneIcon()}<span>${t(this.asking ? 'call.calling' : 'call.call')}</span>
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-dial-pad': DialoraDialPad;
  }
  interface HTMLElementEventMap {
    'dialora-caller-id-chosen': CallerIdChosenEvent;
  }
}
