import { idlePhone, type Call, type PhoneSnapshot } from '@dialora/core';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
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
import type { DialoraCallPanel } from './call-panel.js';
import type { CallTools } from './call-tools.js';
import { loadCallTools } from './call-tools-loader.js';
import type { CallViews } from './call-views.js';
import { CallViewLoader } from './call-view-loader.js';
import { lineName } from './caller-id-picker.js';
import { CallerIdMemory } from './caller-id-memory.js';
import { viewCalls, type CallsView } from './calls-view.js';
import type { CallsParts } from './dialer-calls.js';
import { DialerCommands } from './dialer-commands.js';
import { DialoraDialPad, type CallerIdChosenEvent } from './dial-pad.js';
import { dialerStyles } from './dialer.styles.js';
import { homeTabs, type HomeView, type Tab } from './home-tabs.js';
import { IncomingAnnouncement } from './incoming-announcement.js';
import type { DialoraIncomingPanel } from './incoming-panel.js';
import { typedInField } from './keyboard.js';
import { DialoraKeypad } from './keypad.js';
import { phoneHead } from './line-status.js';
import { LogDrafts } from './log-drafts.js';
import { DialoraNumberField } from './number-field.js';
import { PartyController } from './party.js';
import { partyName } from './party-name.js';
import { phoneNotices, toldKinds } from './phone-notices.js';
import { ShortcutKeys } from './shortcut-keys.js';
import type { Shortcuts } from './shortcuts.js';
import type { StoredDraft } from './stored-draft.js';
import { playTone } from './tones.js';
import { UnheardController } from './unheard.js';
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
  /** Keys that work anywhere in the page. Off by default, because the page may have its own. */
  @property({ type: Boolean }) shortcuts = false;
  /** The page's own keys for some actions, e.g. `{ mute: 'Control+Shift+KeyU' }`; an empty text takes one away. */
  @property({ attribute: false }) shortcutKeys: Shortcuts = noShortcuts;

  @state() private view: HomeView = 'keypad';
  @state() private tools: CallTools | undefined;
  /** A draft of an earlier page that is being finished. */
  @state() private finishing: StoredDraft | undefined;
  @query('dialora-dial-pad') private dialPad: DialoraDialPad | null | undefined;
  @query('dialora-call-panel') private callPanel: DialoraCallPanel | null | undefined;
  @query('dialora-incoming-panel') private incomingPanel: DialoraIncomingPanel | null | undefined;
  @query('.body') private body: HTMLElement | null | undefined;

  readonly #locale = new LocaleController(this);
  readonly #workspace = new WorkspaceController(this);
  readonly #phone = new StoreController(this, () => this.#workspace.value?.phone);
  readonly #agent = new StoreController(this, () => this.#workspace.value?.agent);
  readonly #callerIds = new StoreController(this, () => this.#workspace.value?.callerIds);
  readonly #colleagues = new StoreController(this, () => this.#workspace.value?.colleagues);
  readonly #pending = new StoreController(this, () => this.#workspace.value?.log.pending);
  readonly #unheard = new UnheardController(this, () => this.#workspace.value?.voicemails);
  readonly #callerId = new CallerIdMemory(this, () => this.#workspace.value);
  readonly #plans = new NumberPlansController(this);
  readonly #parties = new PartyController(this, () => this.#workspace.value);
  readonly #announcer = new Announcer(this);
  readonly #incoming = new IncomingAnnouncement(this.#announcer);
  readonly #drafts = new LogDrafts(this, () => this.#logParts());
  readonly #commands: DialerCommands = new DialerCommands(this, {
    locale: this.#locale,
    announcer: this.#announcer,
    drafts: this.#drafts,
    phone: () => this.#workspace.value?.phone,
    callerId: () => this.#callerId.value,
    nameOf: (call) => this.#nameOf(call),
    contactOf: (call) => this.#parties.of(call).contactId,
  });
  readonly #loader = new CallViewLoader(
    this,
    () =>
      (this.#phone.value?.calls.length ?? 0) > 0 ||
      (this.#pending.value?.length ?? 0) > 0 ||
      this.finishing !== undefined,
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
  #hadFocus = false;

  constructor() {
    super();
    // Drafts of other tabs come and go.
    new StoreController(this, () => this.#workspace.value?.memory);
    this.addEventListener('keydown', this.#onKeyDown);
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

  get #home(): string | undefined {
    const agent = this.#agent.value;
    return this.country ?? (agent?.state === 'ready' ? agent.value.account.country : undefined);
  }

  readonly #format = (e164: string): string => this.#plans.format(e164, this.#home);

  readonly #nameOf = (call: Call): string => partyName(this.#locale, this.#parties.of(call), this.#format);

  #logParts() {
    const workspace = this.#workspace.value;
    const { t, date } = this.#locale;
    if (!workspace) return undefined;
    return {
      log: workspace.log,
      memory: workspace.memory,
      followUpTitle: (name: string) => t('log.follow-up-title', { name }),
      followUpLine: (at: Date) =>
        t('log.follow-up-line', { time: date(at, { dateStyle: 'medium', timeStyle: 'short' }) }),
    };
  }

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
    if (!this.silentKeypad) playTone(event.key);
    this.callPanel?.showDigits();
    this.#commands.ask({ action: 'digits', callId: front.id, digits: event.key });
  };

  #view(): CallsView {
    return viewCalls(this.#phone.value?.calls ?? [], this.#commands.chosen);
  }

  #show(view: HomeView): void {
    this.view = view;
    if (view !== 'keypad') void loadCallTools().then((tools) => (this.tools = tools));
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
    this.#alerts ??= new views.IncomingAlerts();
    this.#alerts.follow(
      this.#workspace.value?.alerts,
      this.#view().incoming,
      (call) => views.incomingWords(this.#locale, this.#nameOf(call), this.#lineOf(call), undefined),
      () => this.body?.focus({ preventScroll: true }),
    );
    for (const call of this.#view().incoming) {
      this.#incoming.tell(call.id, this.#parties.known(call), () =>
        views.incomingWords(this.#locale, this.#nameOf(call), this.#lineOf(call), this.#keys.keyOf('answer')),
      );
    }
  }

  protected override updated(): void {
    // The view that had the focus is gone: stay in the dialer, on nothing that a stray Enter could press.
    if (this.#hadFocus && lostFocus(this)) this.body?.focus({ preventScroll: true });
    for (const call of this.#view().spent) this.#commands.dismissOnce(call);
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
    const { front } = view;
    const wrapUp = view.wrapUp ?? (front ? undefined : this.finishing?.call);
    const home = front === undefined && wrapUp === undefined && view.incoming.length === 0;
    const { problem } = this.#commands;
    const { views } = this.#loader;
    const parts = views ? this.#parts(phone, view) : undefined;
    return html`<div class="top">
        ${phoneHead(this.#locale, phone, {
          settings: home ? this.view === 'settings' : undefined,
          onStart: () => void this.#commands.start(),
          onPresence: (choice) => this.#commands.askPhone({ action: 'presence', choice }),
          onSettings: () => this.#show(this.view === 'settings' ? 'keypad' : 'settings'),
        })}
        ${home ? this.#renderTabs() : nothing}
      </div>
      ${phoneNotices(
        this.#locale,
        front ? { ...idlePhone, sound: phone.sound } : phone,
        problem,
        () => void this.#commands.start(),
        () => (this.#commands.problem = undefined),
        () => this.#commands.askPhone({ action: 'enable-sound' }),
      )}
      ${parts ? views?.callsAround(parts) : nothing}
      <div
        class="body"
        tabindex="-1"
        @dialora-note-changed=${(event: NoteChangedEvent) =>
          this.#drafts.onChange(event, this.#nameOf(event.detail.call))}
      >
        ${parts ? views?.incomingCall(parts) : nothing} ${home ? this.#renderHome(phone) : nothing}
        ${this.#renderDialPad(phone, view, home)} ${parts ? views?.callInFront(parts) : nothing}
      </div>`;
  }

  /** What the views of calls are drawn with; they are loaded after the first paint. */
  #parts(phone: PhoneSnapshot, view: CallsView): CallsParts | undefined {
    const workspace = this.#workspace.value;
    if (!workspace) return undefined;
    const colleagues = this.#colleagues.value;
    return {
      locale: this.#locale,
      workspace,
      phone,
      view,
      commands: this.#commands,
      drafts: this.#drafts,
      parties: this.#parties,
      keys: this.#keys,
      colleagues: colleagues?.state === 'ready' ? colleagues.value : (colleagues?.stale ?? []),
      pending: this.#pending.value ?? [],
      plans: this.#plans.value,
      country: this.#home,
      compact: this.compact,
      silent: this.silentKeypad,
      finishing: this.finishing,
      format: this.#format,
      nameOf: this.#nameOf,
      lineOf: (call) => this.#lineOf(call),
      onFinish: (draft) => (this.finishing = draft),
    };
  }

  #renderHome(phone: PhoneSnapshot): unknown {
    const { view, tools } = this;
    const workspace = this.#workspace.value;
    if (!workspace || !tools || view === 'keypad') return nothing;
    return tools.homePanel({
      view,
      workspace,
      phone,
      shortcuts: this.#keys.shortcuts,
      format: this.#format,
      onPick: (event) => void this.#commands.call(event.detail),
    });
  }

  #renderTabs(): unknown {
    const workspace = this.#workspace.value;
    const tabs: readonly Tab[] = [
      'keypad',
      ...(workspace?.history ? (['recents'] as const) : []),
      ...(workspace?.memory ? (['favourites'] as const) : []),
      ...(workspace?.voicemails && this.#unheard.offered ? (['voicemail'] as const) : []),
    ];
    if (tabs.length === 1) return nothing;
    return homeTabs(this.#locale, tabs, this.view, this.#unheard.count, (view) => this.#show(view));
  }

  #renderDialPad(phone: PhoneSnapshot, { front, wrapUp, incoming }: CallsView, home: boolean): TemplateResult {
    const away = front !== undefined || (wrapUp !== undefined && incoming.length === 0) || this.finishing !== undefined;
    return html`<dialora-dial-pad
      ?hidden=${away || (home && this.view === 'settings')}
      ?data-behind=${incoming.length > 0}
      ?only-caller-id=${home && this.view !== 'keypad'}
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
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-dialer': DialoraDialer;
  }
}
