import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../internal/define.js';
import { LocaleController } from '../internal/locale-controller.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { keypadStyles } from './keypad.styles.js';
import { playTone } from './tones.js';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;
type Key = (typeof keys)[number];

/** Printed letters of ITU-T E.161, apart, so that they are read one by one. */
const letters: Readonly<Partial<Record<Key, string>>> = {
  '2': 'A B C',
  '3': 'D E F',
  '4': 'G H I',
  '5': 'J K L',
  '6': 'M N O',
  '7': 'P Q R S',
  '8': 'T U V',
  '9': 'W X Y Z',
};

const longPressMs = 500;

/** A key was pressed on the keypad: `0`-`9`, `*`, `#`, or `+`. */
export class KeyPressEvent extends Event {
  static readonly type = 'dialora-key-press';
  readonly detail: { readonly key: string };

  constructor(key: string) {
    super(KeyPressEvent.type, { bubbles: true });
    this.detail = { key };
  }
}

/**
 * Twelve keys. One Tab stop: arrow keys move inside, digits typed while it has the focus press their key. Inner element
 * of the dialer.
 */
export class DialoraKeypad extends LitElement {
  static override styles = [base, controls, keypadStyles];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  static define(tag = 'dialora-keypad', registry?: CustomElementRegistry): void {
    define(tag, DialoraKeypad, registry);
  }

  /** In a call there is no plus: 0 has no second meaning. */
  @property({ type: Boolean, attribute: 'without-plus' }) withoutPlus = false;

  /** Keys make no sound here. */
  @property({ type: Boolean }) silent = false;

  @state() private tabStop: Key = '1';
  @state() private held: Key | undefined;

  readonly #locale = new LocaleController(this);
  #longPress: ReturnType<typeof setTimeout> | undefined;
  #spent = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release();
  }

  #press(key: string): void {
    this.dispatchEvent(new KeyPressEvent(key));
  }

  #onPointerDown(key: Key, event: PointerEvent): void {
    if (event.button !== 0) return;
    this.held = key;
    this.#spent = false;
    if (!this.silent) playTone(key);
    if (key !== '0' || this.withoutPlus) return;
    this.#longPress = setTimeout(() => {
      this.#spent = true;
      this.#press('+');
    }, longPressMs);
  }

  #release(): void {
    clearTimeout(this.#longPress);
    this.held = undefined;
  }

  #onClick(key: Key, event: MouseEvent): void {
    this.tabStop = key;
    // The long press gave its plus already.
    if (this.#spent) {
      this.#spent = false;
      return;
    }
    // A click without a pointer comes from Enter, Space or a screen reader.
    if (event.detail === 0 && !this.silent) playTone(key);
    this.#press(key);
  }

  #onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = keys.indexOf(this.tabStop);
    const row = Math.floor(at / 3);
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      ArrowUp: row > 0 ? at - 3 : at,
      ArrowDown: row < 3 ? at + 3 : at,
      Home: 0,
      End: keys.length - 1,
    };
    const next = moves[event.key];
    if (next !== undefined) {
      event.preventDefault();
      this.#focus(keys[Math.min(keys.length - 1, Math.max(0, next))] ?? '1');
      return;
    }
    const typed = keys.find((key) => key === event.key);
    if (typed === undefined && (event.key !== '+' || this.withoutPlus)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!this.silent) playTone(event.key);
    if (typed !== undefined) this.#focus(typed);
    this.#press(event.key);
  }

  #focus(key: Key): void {
    this.tabStop = key;
    this.renderRoot.querySelector<HTMLElement>(`[data-key="${key}"]`)?.focus();
  }

  protected override render() {
    return html`<div class="keys" role="group" aria-label=${this.#locale.t('keypad.label')} part="keypad">
      ${keys.map((key) => this.#renderKey(key))}
    </div>`;
  }

  #renderKey(key: Key) {
    const { t } = this.#locale;
    const sign = key === '*' || key === '#';
    return html`<button
      type="button"
      class="key ${sign ? 'key--sign' : ''}"
      part="key"
      data-key=${key}
      ?data-held=${this.held === key}
      tabindex=${key === this.tabStop ? 0 : -1}
      aria-label=${sign ? t(key === '*' ? 'keypad.star' : 'keypad.hash') : nothing}
      @pointerdown=${(event: PointerEvent) => this.#onPointerDown(key, event)}
      @pointerup=${this.#release}
      @pointerleave=${this.#release}
      @pointercancel=${this.#release}
      @contextmenu=${(event: Event) => event.preventDefault()}
      @click=${(event: MouseEvent) => this.#onClick(key, event)}
      @focus=${() => (this.tabStop = key)}
      @keydown=${this.#onKeyDown}
    >
      <span class="digit">${key === '*' ? '∗' : key}</span>
      ${sign ? nothing : this.#renderUnder(key)}
    </button>`;
  }

  #renderUnder(key: Key) {
    if (key !== '0' || this.withoutPlus) return html`<span class="letters">${letters[key] ?? ''}</span>`;
    return html`<span class="letters" aria-hidden="true">+</span
      ><span class="visually-hidden">${this.#locale.t('keypad.hold-for-plus')}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-keypad': DialoraKeypad;
  }
  interface HTMLElementEventMap {
    'dialora-key-press': KeyPressEvent;
  }
}
