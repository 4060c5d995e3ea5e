import type { ContactSource } from '@dialora/core';
import type { PhoneNumbers } from '@dialora/phone-numbers/lazy';
import { html, LitElement, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { define } from '../internal/define.js';
import { backspaceIcon } from '../internal/icons.js';
import { LocaleController } from '../internal/locale-controller.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { ContactSearchController, type Suggestion } from './contact-search.js';
import { countryPicker } from './country-picker.js';
import { readTarget, type DialTarget } from './dial-target.js';
import { numberFieldStyles } from './number-field.styles.js';
import { numberHint } from './number-hint.js';
import { optionId, suggestionList } from './suggestions.js';
import { formatWhileTyping, insertAt, mayBeDialled, withCallingCode } from './typing.js';

/** The field's text stands for something else now; read `target`. */
export class TargetChangedEvent extends Event {
  static readonly type = 'dialora-target-changed';
  constructor() {
    super(TargetChangedEvent.type, { bubbles: true });
  }
}

/** Enter was pressed on a number or a chosen contact. */
export class TargetSubmitEvent extends Event {
  static readonly type = 'dialora-target-submit';
  constructor() {
    super(TargetSubmitEvent.type, { bubbles: true });
  }
}

/**
 * One field for a number or a name: formats numbers as one types at its end, leaves pasted ones as they are and says
 * what will be called, finds contacts, picks the country. Inner element of the dialer.
 */
export class DialoraNumberField extends LitElement {
  static override styles = [base, controls, numberFieldStyles];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  static define(tag = 'dialora-number-field', registry?: CustomElementRegistry): void {
    define(tag, DialoraNumberField, registry);
  }

  /** Country of national numbers until the person chooses another, ISO 3166-1 alpha-2. */
  @property() country: string | undefined;
  /** The numbering plans, once they are loaded. */
  @property({ attribute: false }) plans: PhoneNumbers | undefined;
  @property({ attribute: false }) contacts: ContactSource | undefined;
  /** The person tried to call what cannot be called: say so. */
  @property({ type: Boolean }) complaining = false;

  @state() private text = '';
  @state() private chosenCountry: string | undefined;
  @state() private picked: Suggestion | undefined;
  @state() private active = -1;
  @query('.text') private input: HTMLInputElement | null | undefined;

  readonly #locale = new LocaleController(this);
  readonly #search = new ContactSearchController(this, () => this.contacts, { whenWhole: 'close' });
  #verbatim = false;

  override focus(options?: FocusOptions): void {
    this.input?.focus(options);
  }

  get target(): DialTarget {
    return readTarget(this.text, this.#effectiveCountry, this.plans, this.picked);
  }

  get value(): string {
    return this.text;
  }

  get #effectiveCountry(): string | undefined {
    return this.chosenCountry ?? this.country;
  }

  /** Types a key of the keypad at the caret, without moving the focus. */
  insert(key: string): void {
    const start = this.input?.selectionStart ?? this.text.length;
    const end = this.input?.selectionEnd ?? this.text.length;
    const { text, caret } = insertAt(this.text, start, end, key);
    this.#edit(text, caret, 'insertText', caret === text.length);
    // The list would lie over the keypad, under the finger that presses the next key.
    this.#search.close();
  }

  /** Puts a text into the field as if it had been pasted. */
  setText(text: string): void {
    this.#verbatim = true;
    this.#edit(text, text.length, 'insertFromPaste', false);
    this.#search.close();
  }

  clear(): void {
    this.#edit('', 0, 'deleteContent', false);
  }

  #deleteBack(): void {
    const start = this.input?.selectionStart ?? this.text.length;
    const end = this.input?.selectionEnd ?? start;
    const from = start === end ? Math.max(0, start - 1) : start;
    this.#edit(this.text.slice(0, from) + this.text.slice(end), from, 'deleteContentBackward', false);
  }

  /** One door for every change of the text; `atEnd` allows formatting. */
  #edit(text: string, caret: number, inputType: string, atEnd: boolean): void {
    if (text === '') {
      this.#verbatim = false;
      this.chosenCountry = undefined;
    }
    const country = this.#effectiveCountry;
    const format = (typed: string) => this.plans?.formatTyped(typed, country) ?? typed;
    this.text = atEnd ? formatWhileTyping({ text, caret, inputType, verbatim: this.#verbatim }, format) : text;
    this.picked = undefined;
    this.active = -1;
    this.complaining = false;
    const place = this.text === text ? caret : this.text.length;
    if (this.input && this.input.value !== this.text) {
      this.input.value = this.text;
      this.input.setSelectionRange(place, place);
    }
    if (text.trim().length > 1) this.#search.search(text.trim());
    else this.#search.close();
    this.dispatchEvent(new TargetChangedEvent());
  }

  #onInput(event: InputEvent): void {
    const field = event.target as HTMLInputElement;
    const caret = field.selectionStart ?? field.value.length;
    if (event.inputType === 'insertFromPaste' || event.inputType === 'insertFromDrop') this.#verbatim = true;
    this.#edit(field.value, caret, event.inputType, !event.isComposing);
  }

  #onBlur(): void {
    this.#search.close();
    if (this.#verbatim || this.picked) return;
    const target = this.target;
    if (target.state !== 'ready' || target.request.extension !== undefined || !this.plans) return;
    const style = this.text.includes('+') ? 'international' : 'national';
    this.text = this.plans.formatNumber(target.request.number, style, target.country);
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const search = this.#search.state;
    const count = search.state === 'found' ? search.suggestions.length : 0;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (search.state === 'closed') this.#search.search(this.text.trim());
      else if (count > 0) this.active = (this.active + (event.key === 'ArrowDown' ? 1 : -1) + count) % count;
      return;
    }
    if (event.key === 'Escape' && search.state !== 'closed') {
      event.preventDefault();
      event.stopPropagation();
      this.#search.close();
      return;
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const first = mayBeDialled(this.text) ? undefined : 0;
    const index = this.active >= 0 ? this.active : first;
    const suggestion = search.state === 'found' && index !== undefined ? search.suggestions[index] : undefined;
    if (suggestion) this.#pick(suggestion);
    else this.dispatchEvent(new TargetSubmitEvent());
  }

  #pick(suggestion: Suggestion): void {
    this.#search.close();
    this.picked = suggestion;
    this.text = this.#format(suggestion.phone.number);
    this.#verbatim = true;
    this.active = -1;
    this.complaining = false;
    this.dispatchEvent(new TargetChangedEvent());
  }

  #pickCountry(country: string, callingCode: string, before: string | undefined): void {
    this.chosenCountry = country;
    const text = withCallingCode(this.text, before, callingCode);
    if (text !== this.text) this.#edit(text, text.length, 'insertText', true);
    this.dispatchEvent(new TargetChangedEvent());
  }

  readonly #format = (e164: string): string =>
    this.plans?.formatNumber(e164, 'national', this.#effectiveCountry) ?? e164;

  protected override willUpdate(): void {
    // A typed name selects its first match, so that Enter takes it; a number must not be replaced by a match.
    const search = this.#search.state;
    if (search.state !== 'found' || search.suggestions.length === 0) this.active = -1;
    else if (this.active >= search.suggestions.length) this.active = 0;
    else if (this.active < 0 && this.text.trim() !== '' && !mayBeDialled(this.text)) this.active = 0;
  }

  protected override updated(): void {
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render() {
    const { t } = this.#locale;
    const search = this.#search.state;
    const target = this.target;
    const open = search.state === 'found' && search.suggestions.length > 0;
    const invalid = this.complaining && target.state !== 'ready';
    const shown = (target.state === 'ready' ? target.country : undefined) ?? this.#effectiveCountry;
    return html`<div class="box" part="number-field" ?data-invalid=${invalid}>
        ${countryPicker(this.#locale, this.plans, shown, (country, code, before) =>
          this.#pickCountry(country, code, before),
        )}
        <input
          class="text"
          part="number"
          type="text"
          role="combobox"
          dir="auto"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          enterkeyhint="go"
          aria-label=${t('number.label')}
          placeholder=${t('number.placeholder')}
          aria-autocomplete="list"
          aria-expanded=${open ? 'true' : 'false'}
          aria-controls=${open ? 'suggestions' : nothing}
          aria-activedescendant=${open && this.active >= 0 ? optionId(this.active) : nothing}
          aria-invalid=${invalid ? 'true' : nothing}
          aria-describedby="hint"
          .value=${live(this.text)}
          @input=${this.#onInput}
          @keydown=${this.#onKeyDown}
          @blur=${this.#onBlur}
        />
        ${
          this.text === ''
            ? nothing
            : html`<button
                type="button"
                class="icon-button delete"
                part="delete"
                aria-label=${t('number.delete')}
                @pointerdown=${(event: Event) => event.preventDefault()}
                @mousedown=${(event: Event) => event.preventDefault()}
                @click=${this.#deleteBack}
              >
                ${backspaceIcon()}
              </button>`
        }
      </div>
      ${numberHint(this.#locale, target, this.complaining, this.plans)}
      ${suggestionList(this.#locale, search, this.active, this.#format, (suggestion) => this.#pick(suggestion))}
      <div class="visually-hidden" role="status">
        ${search.state === 'found' ? t('search.count', { count: search.suggestions.length }) : nothing}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-number-field': DialoraNumberField;
  }
  interface HTMLElementEventMap {
    'dialora-target-changed': TargetChangedEvent;
    'dialora-target-submit': TargetSubmitEvent;
  }
}
