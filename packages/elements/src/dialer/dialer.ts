import { idlePhone, type PhoneSnapshot } from '@dialora/core';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { afterPaint } from '../internal/after-paint.js';
import { Announcer } from '../internal/announcer.js';
import { define } from '../internal/define.js';
import { FocusKeeper } from '../internal/focus.js';
import { addEnglish } from '../internal/locale.js';
import { LocaleController } from '../internal/locale-controller.js';
import { dialer } from '../locales/en/dialer.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { tokens } from '../styles/tokens.js';
import type { DialoraCallPanel } from './call-panel.js';
import type { CallTools } from './call-tools.js';
import { loadCallTools } from './call-tools-loader.js';
import type { CallViews } from './call-views.js';
import { CallViewLoader } from './call-view-loader.js';
import { viewCalls, type CallsView } from './calls-view.js';
import type { CallsParts } from './dialer-calls.js';
import { DialerCommands } from './dialer-commands.js';
import { DialoraDialPad } from './dial-pad.js';
import { DialerSources } from './dialer-sources.js';
import { dialerLayoutsStyles } from './dialer-layouts.styles.js';
import { dialerTopStyles } from './dialer-top.styles.js';
import { dialerStyles } from './dialer.styles.js';
import { dialerTop, dialPad, type FrameParts } from './home-frame.js';
import type { HomeView } from './home-tabs.js';
import { IncomingAnnouncement } from './incoming-announcement.js';
import type { DialoraIncomingPanel } from './incoming-panel.js';
import { typedInField } from './keyboard.js';
import { DialoraKeypad } from './keypad.js';
import { LogDrafts } from './log-drafts.js';
import { DialoraNumberField } from './number-field.js';
import { phoneNotices, unreachedWords } from './phone-notices.js';
import { ShortcutKeys } from './shortcut-keys.js';
import type { Shortcuts } from './shortcuts.js';
import type { StoredDraft } from './stored-draft.js';
import { playTone } from './tones.js';
import { waiting } from './waiting.js';
import type { NoteChangedEvent } from './note-changed.js';

addEnglish(dialer);

const noShortcuts: Shortcuts = {};

/**
 * A softphone: type or search, call, take calls, hold, hand over, bring people together, talk, and log what was said.
 *
 * @summary Number field with contact search, keypad, caller id, lists, calls with every control, wrap-up and its log.
 * @tag dialora-dialer
 * @documentation ./dialer.md
 * @fires {DialRequestEvent} dialora-dial-request - when a number is to be called; `preventDefault()` keeps it from being called.
 * @fires {CallRequestEvent} dialora-call-request - when something is asked of a call, e.g. to answer, hold or transfer it.
 * @fires {PhoneRequestEvent} dialora-phone-request - when something is asked of the phone: presence, devices, sound.
 * @fires {SendMessageEvent} dialora-send-message - when a caller is answered by text.
 * @csspart base - The card.
 * @csspart status - The state of the line, icon and word.
 * @csspart presence - The agent's presence.
 * @csspart tab - A tab above the keypad.
 * @csspart number - The number field's input.
 * @csspart key - A key of the keypad.
 * @csspart call-button - Call.
 * @csspart hang-up-button - Hang up.
 * @csspart answer-button - Answer.
 * @csspart decline-button - Decline.
 * @cssproperty {<length>} [--dialora-dialer-key-size] - Height of a key: 54px before a call, 44px in it.
 * @cssproperty {<length>} [--dialora-dialer-min-height=41rem] - Height that the dialer keeps between its views.
 * @example <dialora-dialer></dialora-dialer>
 */
export class DialoraDialer extends LitElement {
  static override styles = [tokens, base, controls, dialerStyles, dialerTopStyles, dialerLayoutsStyles];

  static define(tag = 'dialora-dialer', registry?: CustomElementRegistry): void {
    DialoraKeypad.define(undefined, registry);
    DialoraNumberField.define(undefined, registry);
    DialoraDialPad.define(undefined, registry);
    define(tag, DialoraDialer, registry);
  }

  /** Keys make no sound. */
  @property({ type: Boolean, attribute: 'silent-keypad' }) silentKeypad = false;
  /** The line stays off until somebody turns it on; otherwise the dialer turns it on, so that calls can come in. */
  @property({ type: Boolean, attribute: 'manual-start' }) manualStart = false;
  /** Country of numbers typed without a country code (ISO 3166-1 alpha-2); the caller id's or the account's otherwise. */
  @property() country: string | undefined;
  /** Keys that work anywhere in the page. Off by default, because the page may have its own. */
  @property({ type: Boolean }) shortcuts = false;
  /** The page's own keys for some actions, e.g. `{ mute: 'Control+Shift+KeyU' }`; an empty text takes one away. */
  @property({ attribute: false }) shortcutKeys: Shortcuts = noShortcuts;

  @state() private view: HomeView = 'keypad';
  @state() private tools: CallTools | undefined;
  /** The first paint is over; until then there is only what one types into. */
  @state() private whole = false;
  /** A draft of an earlier page that is being finished. */
  @state() private finishing: StoredDraft | undefined;
  @query('dialora-dial-pad') private dialPad: DialoraDialPad | null | undefined;
  @query('dialora-call-panel') private callPanel: DialoraCallPanel | null | undefined;
  @query('dialora-incoming-panel') private incomingPanel: DialoraIncomingPanel | null | undefined;
  @query('.body') private body: HTMLElement | null | undefined;

  readonly #locale = new LocaleController(this);
  readonly #sources: DialerSources = new DialerSources(this, this.#locale);
  readonly #announcer = new Announcer(this);
  readonly #incoming = new IncomingAnnouncement(this.#announcer);
  readonly #drafts = new LogDrafts(this, () => this.#sources.log);
  readonly #commands: DialerCommands = new DialerCommands(this, {
    locale: this.#locale,
    announcer: this.#announcer,
    drafts: this.#drafts,
    phone: () => this.#sources.workspace?.phone,
    callerId: () => this.#sources.callerId.value,
    nameOf: (call) => this.#sources.nameOf(call),
    contactOf: (call) => this.#sources.parties.of(call).contactId,
  });
  readonly #loader = new CallViewLoader(
    this,
    () =>
      (this.#sources.phone?.calls.length ?? 0) > 0 || this.#sources.pending.length > 0 || this.finishing !== undefined,
  );
  readonly #keys = new ShortcutKeys(
    this,
    () => (this.shortcuts ? this.shortcutKeys : undefined),
    () => ({
      view: this.#view(),
      callPanel: this.callPanel ?? undefined,
      incomingPanel: this.incomingPanel ?? undefined,
    }),
  );
  #shown: PhoneSnapshot | undefined;
  #alerts: InstanceType<CallViews['IncomingAlerts']> | undefined;
  #started: unknown;

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeyDown);
    new FocusKeeper(this, () => this.body);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#shown = undefined;
    this.#alerts?.stop();
  }

  override focus(options?: FocusOptions): void {
    if (this.dialPad && !this.dialPad.hidden && this.view === 'keypad') this.dialPad.focus(options);
    else this.body?.focus(options);
  }

  /** Puts a number or a name into the field, ready to be called. */
  fill(text: string): void {
    this.view = 'keypad';
    void this.updateComplete.then(() => this.dialPad?.fill(text));
  }

  /** Digits typed anywhere in the dialer go to the call in front, except those typed into a field. */
  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const { front } = this.#view();
    if (!front || typedInField(event) || !/^[0-9*#]$/.test(event.key)) return;
    if (front.phase !== 'active' && front.phase !== 'connecting-media') return;
    event.preventDefault();
    if (!this.silentKeypad) playTone(event.key);
    this.callPanel?.showDigits();
    this.#commands.ask({ action: 'digits', callId: front.id, digits: event.key });
  };

  #view(): CallsView {
    return viewCalls(this.#sources.phone?.calls ?? [], this.#commands.chosen);
  }

  #show(view: HomeView): void {
    this.view = view;
    if (view !== 'keypad') void loadCallTools().then((tools) => (this.tools = tools));
  }

  protected override willUpdate(): void {
    const { phone, workspace, parties } = this.#sources;
    const { views } = this.#loader;
    if (!phone || !views) return;
    if (this.#shown) {
      for (const text of views.announcementsFor(this.#locale, this.#shown, phone)) this.#announcer.say(text);
    }
    this.#shown = phone;
    this.#alerts ??= new views.IncomingAlerts();
    this.#alerts.follow(
      workspace?.alerts,
      this.#view().incoming,
      (call) => views.incomingWords(this.#locale, call, this.#sources.wordsOf(call, undefined)),
      () => this.body?.focus({ preventScroll: true }),
    );
    this.#incoming.keepOnly(this.#view().incoming);
    for (const call of this.#view().incoming) {
      this.#incoming.tell(call.id, parties.known(call), () =>
        views.incomingWords(this.#locale, call, this.#sources.wordsOf(call, this.#keys.keyOf('answer'))),
      );
    }
  }

  protected override firstUpdated(): void {
    afterPaint(() => (this.whole = true));
  }

  protected override updated(): void {
    for (const call of this.#view().spent) this.#commands.dismissOnce(call);
    const { workspace } = this.#sources;
    if (!workspace || this.#started === workspace) return;
    this.#started = workspace;
    if (!this.manualStart && workspace.phone.get().line.state === 'off') void this.#commands.start();
  }

  protected override render() {
    const { t, lang } = this.#locale;
    const { phone } = this.#sources;
    const view = this.#view();
    return html`<section class="dialer" part="base" lang=${lang} aria-label=${t('dialer.name')}>
      ${phone ? this.#renderPhone(phone, view) : this.whole ? waiting(this.#locale) : nothing}
      ${this.#announcer.render()}
    </section>`;
  }

  #renderPhone(phone: PhoneSnapshot, view: CallsView): TemplateResult {
    const { front } = view;
    const wrapUp = view.wrapUp ?? (front ? undefined : this.finishing?.call);
    const home = front === undefined && wrapUp === undefined && view.incoming.length === 0;
    const { problem, unreached } = this.#commands;
    const { views } = this.#loader;
    const parts = views ? this.#parts(phone, view) : undefined;
    const frame: FrameParts = {
      locale: this.#locale,
      sources: this.#sources,
      commands: this.#commands,
      phone,
      calls: view,
      home,
      view: this.view,
      finishing: this.finishing !== undefined,
      silent: this.silentKeypad,
      whole: this.whole,
      onShow: (next) => this.#show(next),
    };
    return html`${dialerTop(frame)}
      ${phoneNotices(
        this.#locale,
        this.#toldAbove(phone, front !== undefined, home),
        problem,
        () => void this.#commands.start(),
        () => (this.#commands.problem = undefined),
        () => this.#commands.askPhone({ action: 'enable-sound' }),
        unreached && unreachedWords(this.#locale, unreached, this.#sources.colleagues),
      )}
      ${parts ? views?.callsAround(parts) : nothing}
      <div
        class="body"
        tabindex="-1"
        @dialora-note-changed=${(event: NoteChangedEvent) =>
          this.#drafts.onChange(event, this.#sources.nameOf(event.detail.call))}
      >
        ${parts ? views?.incomingCall(parts) : nothing} ${home ? this.#renderHome(phone) : nothing} ${dialPad(frame)}
        ${parts ? views?.callInFront(parts) : nothing}
      </div>`;
  }

  /** In a call, and in the settings, each says itself what is wrong with its microphone. */
  #toldAbove(phone: PhoneSnapshot, inCall: boolean, home: boolean): PhoneSnapshot {
    if (inCall) return { ...idlePhone, sound: phone.sound };
    return home && this.view === 'settings' && this.tools ? { ...phone, microphone: 'unknown' } : phone;
  }

  /** What the views of calls are drawn with; they are loaded after the first paint. */
  #parts(phone: PhoneSnapshot, view: CallsView): CallsParts | undefined {
    const sources = this.#sources;
    const { workspace } = sources;
    if (!workspace) return undefined;
    return {
      locale: this.#locale,
      workspace,
      phone,
      view,
      commands: this.#commands,
      drafts: this.#drafts,
      sources,
      keys: this.#keys,
      silent: this.silentKeypad,
      finishing: this.finishing,
      onFinish: (draft) => (this.finishing = draft),
    };
  }

  #renderHome(phone: PhoneSnapshot): unknown {
    const { view, tools } = this;
    const { workspace, format } = this.#sources;
    if (!workspace || !tools || view === 'keypad') return nothing;
    return tools.homePanel({
      view,
      workspace,
      phone,
      shortcuts: this.#keys.shortcuts,
      format,
      onPick: (event) => void this.#commands.call(event.detail),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-dialer': DialoraDialer;
  }
}
