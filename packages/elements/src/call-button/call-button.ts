import { isLive, type Call, type Problem } from '@dialora/core';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { endedKey } from '../dialer/ended-words.js';
import { DialoraKeypad } from '../dialer/keypad.js';
import { CallRequestEvent } from '../events/call-request.js';
import { DialRequestEvent } from '../events/dial-request.js';
import { Announcer } from '../internal/announcer.js';
import { now, watchTime } from '../internal/clock.js';
import { define } from '../internal/define.js';
import { phoneIcon } from '../internal/icons.js';
import { addEnglish } from '../internal/locale.js';
import { LocaleController } from '../internal/locale-controller.js';
import { NumberPlansController } from '../internal/number-plans.js';
import { StoreController } from '../internal/store-controller.js';
import { callButton } from '../locales/en/call-button.js';
import { calls } from '../locales/en/calls.js';
import { dialer } from '../locales/en/dialer.js';
import { WorkspaceController } from '../internal/workspace-controller.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import { callButtonStyles } from './call-button.styles.js';
import { buttonPanel } from './button-panel.js';
import type { CallControl } from './call-progress.js';
import { closedLine } from './closed-line.js';
import { openingState, parseOpeningHours, type OpeningState } from './opening-hours.js';
import { isCalling, ownCall, type ButtonView } from './own-call.js';
import { placePanel } from './panel-place.js';

addEnglish(callButton, calls, dialer);

const minute = 60_000;

/**
 * A "call us" button for a business's site: the visitor presses it and talks from the page, in a small panel that opens
 * in its place. Closed hours, a blocked microphone, a lost network each say what to do, with the number to call instead.
 *
 * @summary A button that calls the business from the page.
 * @tag dialora-call-button
 * @documentation ./call-button.md
 * @slot - What the button says instead of `label`.
 * @fires {DialRequestEvent} dialora-dial-request - when pressed; `preventDefault()` keeps it from calling.
 * @fires {CallRequestEvent} dialora-call-request - when the visitor mutes, sends digits or hangs up.
 * @csspart button - The button.
 * @csspart panel - The panel of the call.
 * @csspart hang-up-button - Hang up.
 * @csspart mute-button - Mute.
 * @cssproperty {<color>} [--dialora-call-button-background] - The button; the accent colour otherwise.
 * @cssproperty {<color>} [--dialora-call-button-color] - Its text.
 * @cssproperty {<integer>} [--dialora-call-button-layer=10] - `z-index` of the panel.
 * @example <dialora-call-button number="+442079460958" label="Talk to us"></dialora-call-button>
 */
export class DialoraCallButton extends LitElement {
  static override styles = [tokens, base, controls, callButtonStyles];

  static define(tag = 'dialora-call-button', registry?: CustomElementRegistry): void {
    DialoraKeypad.define(undefined, registry);
    define(tag, DialoraCallButton, registry);
  }

  /** The business's number, E.164. */
  @property() number = '';
  /** What the button says; "Call us" in the page's language otherwise. */
  @property() label: string | undefined;
  /** Name of the business, shown in the panel. */
  @property() name: string | undefined;
  /** When somebody answers, as schema.org writes it: `Mo-Fr 09:00-18:00, Sa 10:00-13:00`. Always, without it. */
  @property() hours: string | undefined;
  /** IANA time zone of `hours`; the visitor's own otherwise. */
  @property({ attribute: 'time-zone' }) timeZone: string | undefined;

  @state() private view: ButtonView = 'button';
  @state() private problem: Problem | undefined;
  @state() private keypad = false;
  @query('.panel') private panel: HTMLElement | null | undefined;
  @query('.call') private button: HTMLElement | null | undefined;

  /** Buttons that show a call, so that one call is shown once. */
  static readonly #open = new Set<DialoraCallButton>();

  readonly #locale = new LocaleController(this);
  readonly #workspace = new WorkspaceController(this);
  readonly #phone = new StoreController(this, () => this.#workspace.value?.phone);
  readonly #plans = new NumberPlansController(this, 'asked');
  readonly #announcer = new Announcer(this);
  #callId: string | undefined;
  #told: string | undefined;
  #stopTime: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // Opening and closing time come while the page is open.
    this.#stopTime = watchTime(
      (time) => (this.hours === undefined ? undefined : (Math.floor(time / minute) + 1) * minute),
      () => this.requestUpdate(),
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopTime?.();
    DialoraCallButton.#open.delete(this);
  }

  override focus(options?: FocusOptions): void {
    (this.view === 'button' ? this.button : this.panel)?.focus(options);
  }

  get #call(): Call | undefined {
    return ownCall(this.#phone.value, this.number, this.view, this.#callId);
  }

  get #written(): string {
    return this.#plans.format(this.number);
  }

  get #opening(): OpeningState {
    const spans = this.hours === undefined ? undefined : parseOpeningHours(this.hours);
    return spans ? openingState(spans, this.timeZone, now()) : { open: true };
  }

  async #start(): Promise<void> {
    if (this.view === 'asking' || !this.#opening.open) return;
    this.#dismiss();
    this.problem = undefined;
    this.#callId = undefined;
    this.keypad = false;
    const event = new DialRequestEvent({ number: this.number });
    if (!this.dispatchEvent(event)) return;
    this.view = 'asking';
    void this.#plans.load();
    if (!event.outcome) {
      this.view = 'problem';
      return;
    }
    const outcome = await event.outcome;
    if (!outcome) this.view = 'button';
    else if (outcome.kind === 'failed') {
      this.problem = outcome.problem;
      this.view = 'problem';
    } else {
      this.#callId = outcome.callId;
      this.view = 'call';
    }
  }

  #dismiss(): void {
    const call = this.#call;
    if (call && !isLive(call)) this.#ask({ action: 'dismiss', callId: call.id });
  }

  #close(): void {
    this.#dismiss();
    this.#callId = undefined;
    this.view = 'button';
    void this.updateComplete.then(() => this.button?.focus());
  }

  #ask(request: CallRequestEvent['detail']): void {
    const event = new CallRequestEvent(request);
    this.dispatchEvent(event);
    event.outcome?.catch(() => this.requestUpdate());
  }

  /** A number in the page's text was pressed and is ours: whoever talks needs to see the call and to end it. */
  #adopt(): void {
    if (this.view !== 'button' || this.number === '') return;
    if (!isCalling(this.#phone.value, this.number)) return;
    if ([...DialoraCallButton.#open].some(({ number }) => number === this.number)) return;
    // An agent's page has a dialer that shows it.
    if (this.closest('dialora-provider')?.querySelector('dialora-dialer')) return;
    // Known by its number: the API gives it another id in a moment.
    this.#callId = undefined;
    this.problem = undefined;
    this.view = 'call';
    void this.#plans.load();
  }

  protected override willUpdate(): void {
    this.#adopt();
    if (this.view === 'button') DialoraCallButton.#open.delete(this);
    else DialoraCallButton.#open.add(this);
    const call = this.#call;
    if (!call) return;
    const words = this.#locale.t(call.phase === 'ended' ? endedKey(call) : `phase.${call.phase}`);
    if (words !== this.#told) this.#announcer.say(words);
    this.#told = words;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('view') || this.view === 'button' || !this.panel) return;
    placePanel(this, this.panel);
    // The visitor pressed the button that the panel stands for now, or a number somewhere else on the page.
    if (changed.get('view') === 'button') this.panel.focus({ preventScroll: this.view === 'asking' });
  }

  protected override render() {
    const { t, lang } = this.#locale;
    const opening = this.#opening;
    const away = this.view !== 'button';
    return html`<button
        type="button"
        class="button button--primary call"
        part="button"
        ?data-away=${away}
        aria-disabled=${opening.open ? nothing : 'true'}
        aria-describedby=${opening.open ? nothing : 'closed'}
        @click=${this.#start}
      >
        ${phoneIcon()}<span><slot>${this.label ?? t('call-button.label')}</slot></span>
      </button>
      ${opening.open || away ? nothing : closedLine(this.#locale, opening.opensAt, this.timeZone)}
      ${this.view === 'button' ? nothing : this.#renderPanel(this.view)}
      <div lang=${lang}>${this.#announcer.render()}</div>`;
  }

  #renderPanel(view: Exclude<ButtonView, 'button'>): TemplateResult {
    return buttonPanel(this.#locale, {
      view,
      name: this.name,
      number: this.number,
      written: this.#written,
      call: this.#call,
      problem: this.problem,
      microphoneGranted: this.#phone.value?.microphone === 'granted',
      keypad: this.keypad,
      onControl: this.#onControl,
      onClose: () => this.#close(),
      onAgain: () => void this.#start(),
    });
  }

  readonly #onControl = (control: CallControl): void => {
    if (control === 'keypad') this.keypad = !this.keypad;
    else this.#ask(control);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-call-button': DialoraCallButton;
  }
}
