import { idlePhone, type Call, type PhoneSnapshot } from '@dialora/core';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { Announcer } from '../internal/announcer.js';
import { define } from '../internal/define.js';
import { holdsFocus, lostFocus } from '../internal/focus.js';
import { addEnglish } from '../internal/locale.js';
import { LocaleController } from '../internal/locale-controller.js';
import { NumberPlansController } from '../internal/number-plans.js';
import { StoreController } from '../internal/store-controller.js';
import { WorkspaceController } from '../internal/workspace-controller.js';
import { dialer } from '../locales/en/dialer.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import type {} from './call-panel.js';
import { CallViewLoader } from './call-view-loader.js';
import { lineName } from './caller-id-picker.js';
import { CallerIdMemory } from './caller-id-memory.js';
import { viewCalls, type CallsView } from './calls-view.js';
import { DialerCommands } from './dialer-commands.js';
import { DialoraDialPad, type CallerIdChosenEvent } from './dial-pad.js';
import { dialerStyles } from './dialer.styles.js';
import { IncomingAnnouncement } from './incoming-announcement.js';
import type {} from './incoming-panel.js';
import { typedInField } from './keyboard.js';
import { DialoraKeypad } from './keypad.js';
import { phoneHead } from './line-status.js';
import { LogDrafts } from './log-drafts.js';
import { waiting } from './waiting.js';
import { DialoraNumberField } from './number-field.js';
import { PartyController } from './party.js';
import { partyName } from './party-name.js';
import { phoneNotices, toldKinds } from './phone-notices.js';
import type { WrapUpEvent } from './wrap-up.js';

addEnglish(dialer);

/**
 * A softphone: type or search, call, take calls, talk, and log what was said.
 *
 * @summary Number field with contact search, keypad, caller id, calls with mute, keypad and notes, and their log.
 * @tag dialora-dialer
 * @documentation ./dialer.md
 * @fires {DialRequestEvent} dialora-dial-request - when a number is to be called; `preventDefault()` keeps it from being called.
 * @fires {CallRequestEvent} dialora-call-request - when a call is to be answered, declined, muted, hung up, dismissed or sent digits.
 * @csspart base - The card.
 * @csspart status - The state of the line, icon and word.
 * @csspart number - The number field's input.
 * @csspart key - A key of the keypad.
 * @csspart call-button - Call.
 * @csspart hang-up-button - Hang up.
 * @csspart answer-button - Answer.
 * @csspart decline-button - Decline.
 * @cssproperty {<length>} [--dialora-dialer-key-size] - Height of a key: 58px before a call, 44px in it.
 * @cssproperty {<length>} [--dialora-dialer-min-height=36.5rem] - Height that the dialer keeps between its views.
 * @example <dialora-dialer></dialora-dialer>
 */
export class DialoraDialer extends LitElement {
  static override styles = [tokens, base, controls, dialerStyles];

  static define(tag = 'dialora-dialer', registry?: CustomElementRegistry): void {
    DialoraKeypad.define(undefined, registry);
    DialoraNumberField.define(undefined, registry);
    DialoraDialPad.define(undefined, registry);
    define(tag, DialoraDialer, registry);
  }

  /** A bar instead of a card. */
  @property({ type: Boolean, reflect: true }) compact = false;
  /** Keys make no sound. */
  @property({ type: Boolean, attribute: 'silent-keypad' }) silentKeypad = false;
  /** The line stays off until somebody turns it on; otherwise the dialer turns it on, so that calls can come in. */
  @property({ type: Boolean, attribute: 'manual-start' }) manualStart = false;
  /** Country of numbers typed without a country code (ISO 3166-1 alpha-2); the caller id's or the account's otherwise. */
  @property() country: string | undefined;

  @query('dialora-dial-pad') private dialPad: DialoraDialPad | null | undefined;
  @query('.body') private body: HTMLElement | null | undefined;

  readonly #locale = new LocaleController(this);
  readonly #workspace = new WorkspaceController(this);
  readonly #phone = new StoreController(this, () => this.#workspace.value?.phone);
  readonly #agent = new StoreController(this, () => this.#workspace.value?.agent);
  readonly #callerIds = new StoreController(this, () => this.#workspace.value?.callerIds);
  readonly #pending = new StoreController(this, () => this.#workspace.value?.log.pending);
  readonly #callerId = new CallerIdMemory(this, () => this.#workspace.value);
  readonly #plans = new NumberPlansController(this);
  readonly #parties = new PartyController(this, () => this.#workspace.value?.contacts);
  readonly #announcer = new Announcer(this);
  readonly #incoming = new IncomingAnnouncement(this.#announcer);
  readonly #drafts = new LogDrafts(this, () => this.#workspace.value?.log);
  readonly #commands: DialerCommands = new DialerCommands(this, {
    locale: this.#locale,
    announcer: this.#announcer,
    drafts: this.#drafts,
    phone: () => this.#workspace.value?.phone,
    callerId: () => this.#callerId.value,
    nameOf: (call) => this.#nameOf(call),
  });
  readonly #loader = new CallViewLoader(
    this,
    () => (this.#phone.value?.calls.length ?? 0) > 0 || (this.#pending.value?.length ?? 0) > 0,
  );
  #shown: PhoneSnapshot | undefined;
  #started: unknown;
  #hadFocus = false;

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeyDown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#shown = undefined;
  }

  override focus(options?: FocusOptions): void {
    if (this.dialPad && !this.dialPad.hidden) this.dialPad.focus(options);
    else this.body?.focus(options);
  }

  /** Puts a number or a name into the field, ready to be called. */
  fill(text: string): void {
    void this.updateComplete.then(() => this.dialPad?.fill(text));
  }

  get #home(): string | undefined {
    const agent = this.#agent.value;
    return this.country ?? (agent?.state === 'ready' ? agent.value.account.country : undefined);
  }

  readonly #format = (e164: string): string => this.#plans.format(e164, this.#home);

  readonly #nameOf = (call: Call): string => partyName(this.#locale, this.#parties.of(call), this.#format);

  /** Label of the account's line that a call came to or shows, else its number. */
  #lineOf(call: Call): string | undefined {
    const { localNumber } = call;
    if (localNumber === undefined) return undefined;
    return lineName(this.#callerIds.value, localNumber, this.#format);
  }

  /** Digits typed anywhere in the dialer go to the call in front, except those typed into a field. */
  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const { front } = this.#view();
    if (!front || typedInField(event) || !/^[0-9*#]$/.test(event.key)) return;
    if (front.phase !== 'active' && front.phase !== 'connecting-media') return;
    event.preventDefault();
    this.#commands.ask({ action: 'digits', callId: front.id, digits: event.key });
  };

  #view(): CallsView {
    return viewCalls(this.#phone.value?.calls ?? [], this.#commands.chosen);
  }

  protected override willUpdate(): void {
    this.#hadFocus = holdsFocus(this);
    const phone = this.#phone.value;
    const { views } = this.#loader;
    if (!phone || !views) return;
    if (this.#shown) {
      for (const text of views.announcementsFor(this.#locale, this.#shown, phone)) this.#announcer.say(text);
    }
    this.#shown = phone;
    for (const call of this.#view().incoming) {
      this.#incoming.tell(call.id, this.#parties.known(call), () =>
        views.incomingWords(this.#locale, this.#nameOf(call), this.#lineOf(call)),
      );
    }
  }

  protected override updated(): void {
    // The view that had the focus is gone: stay in the dialer, on nothing that a stray Enter could press.
    if (this.#hadFocus && lostFocus(this)) this.body?.focus({ preventScroll: true });
    const workspace = this.#workspace.value;
    if (!workspace || this.#started === workspace) return;
    this.#started = workspace;
    if (!this.manualStart && workspace.phone.get().line.state === 'off') void this.#commands.start();
  }

  protected override render() {
    const { t, lang } = this.#locale;
    const phone = this.#phone.value;
    const view = this.#view();
    return html`<section class="dialer" part="base" lang=${lang} aria-label=${t('dialer.name')}>
      ${phone ? this.#renderPhone(phone, view) : waiting(this.#locale)} ${this.#announcer.render()}
    </section>`;
  }

  #renderPhone(phone: PhoneSnapshot, view: CallsView): TemplateResult {
    const { front, wrapUp } = view;
    const { problem } = this.#commands;
    return html`${phoneHead(this.#locale, phone.line, () => void this.#commands.start())}
      ${
        front && !problem
          ? nothing
          : phoneNotices(
              this.#locale,
              front ? idlePhone : phone,
              problem,
              () => void this.#commands.start(),
              () => (this.#commands.problem = undefined),
            )
      }
      ${this.#loader.views?.otherCalls(this.#locale, view.others, this.#nameOf, (call) => this.#commands.choose(call.id))}
      ${front ? nothing : this.#renderLists(view)}
      <div class="body" tabindex="-1" @dialora-note-changed=${this.#drafts.onChange}>
        ${this.#renderIncoming(view)} ${this.#renderDialPad(phone, view)}
        ${front ? this.#renderCall(front) : wrapUp ? this.#renderWrapUp(wrapUp, view) : nothing}
      </div>`;
  }

  #renderLists({ missed }: CallsView): unknown {
    const { views } = this.#loader;
    if (!views) return nothing;
    return html`${views.missedCalls(
      this.#locale,
      missed,
      this.#nameOf,
      (call) => void this.#commands.callAgain(call),
      (call) => this.#commands.ask({ action: 'dismiss', callId: call.id }),
    )}
    ${views.pendingLogs(
      this.#locale,
      this.#pending.value ?? [],
      (callId) => this.#drafts.nameOf(callId) ?? this.#locale.t('log.call'),
      ({ id }) => void this.#workspace.value?.log.retry(id),
      ({ id }) => void this.#workspace.value?.log.discard(id),
    )}`;
  }

  #renderIncoming({ incoming, front }: CallsView): unknown {
    const call = incoming[0];
    if (!call) return nothing;
    return keyed(
      call.id,
      html`<dialora-incoming-panel
        .call=${call}
        .party=${this.#parties.of(call)}
        .format=${this.#format}
        .line=${this.#lineOf(call)}
        .current=${front?.id}
        ?compact=${this.compact}
        ?data-over=${front !== undefined && !this.compact}
        exportparts="answer-button, decline-button, name, avatar, verified"
      ></dialora-incoming-panel>`,
    );
  }

  #renderDialPad(phone: PhoneSnapshot, { front, wrapUp, incoming }: CallsView): TemplateResult {
    return html`<dialora-dial-pad
      ?hidden=${front !== undefined || (wrapUp !== undefined && incoming.length === 0)}
      ?data-behind=${incoming.length > 0}
      ?compact=${this.compact}
      ?silent=${this.silentKeypad}
      ?blocked=${phone.microphone === 'unsupported'}
      .plans=${this.#plans.value}
      .contacts=${this.#workspace.value?.contacts}
      .callerIds=${this.#callerIds.value}
      .preferred=${this.#callerId.value}
      .country=${this.#home}
      .told=${toldKinds(phone)}
      .dial=${this.#commands.dial}
      exportparts="number-field, number, country, delete, hint, extension, suggestions, keypad, key, caller-id, call-button"
      @dialora-caller-id-chosen=${(event: CallerIdChosenEvent) => this.#callerId.set(event.detail.number)}
    ></dialora-dial-pad>`;
  }

  #renderCall(call: Call): TemplateResult {
    return html`<dialora-call-panel
      .call=${call}
      .party=${this.#parties.of(call)}
      .format=${this.#format}
      .line=${this.#lineOf(call)}
      .extension=${this.#commands.extensionOf(call.id)}
      .note=${this.#drafts.get(call).note}
      ?compact=${this.compact}
      exportparts="name, avatar, verified, phase, timer, digits, keypad, key, note, mute-button, keypad-button, note-button, hang-up-button, recording, quality, send-extension"
    ></dialora-call-panel>`;
  }

  #renderWrapUp(call: Call, { incoming }: CallsView): TemplateResult {
    return html`<dialora-wrap-up
      ?hidden=${incoming.length > 0}
      .call=${call}
      .party=${this.#parties.of(call)}
      .format=${this.#format}
      .draft=${this.#drafts.get(call)}
      .saving=${this.#drafts.saving === call.id}
      .problem=${this.#drafts.problem}
      ?compact=${this.compact}
      exportparts="name, avatar, end-reason, disposition, note, save-button, call-again-button, skip-button"
      @dialora-wrap-up=${(event: WrapUpEvent) => void this.#commands.wrapUp(call, event.detail.action)}
    ></dialora-wrap-up>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-dialer': DialoraDialer;
  }
}
