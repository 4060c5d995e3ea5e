import {
  isConnected,
  type AudioDevices,
  type Call,
  type CallQuality,
  type Colleague,
  type ContactSource,
  type PhoneSnapshot,
  type RecordingAction,
  type Softphone,
  type TransferTarget,
} from '@dialora/core';
import type { PhoneNumbers } from '@dialora/phone-numbers/lazy';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { CallRequestEvent, type CallRequest } from '../events/call-request.js';
import { now, watchTime } from '../internal/clock.js';
import { define } from '../internal/define.js';
import { focusedElement } from '../internal/focus.js';
import {
  keypadIcon,
  micIcon,
  micOffIcon,
  noteIcon,
  pauseIcon,
  phoneDownIcon,
  playIcon,
  recordIcon,
} from '../internal/icons.js';
import { LocaleController } from '../internal/locale-controller.js';
import { headsetIcon, transferIcon, userPlusIcon } from '../internal/phone-icons.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { consultBanner, deviceNotice, mutedHint, pausedReminder, transferBanner } from './call-banners.js';
import { callControl, type Control } from './call-controls.js';
import { callPanelStyles } from './call-panel.styles.js';
import { callFacts, callPhase } from './call-status.js';
import { loadCallTools } from './call-tools-loader.js';
import type { KeyPressEvent } from './keypad.js';
import { NoteChangedEvent } from './note-changed.js';
import { partyCard } from './party-card.js';
import { partyCardStyles } from './party-card.styles.js';
import type { Party } from './party.js';
import type { PickPersonEvent } from './people-picker.js';
import { roster } from './roster.js';
import { rowsStyles } from './rows.styles.js';

/** A second click on Call must not hang up the call that it started: Hang up stands where Call stood. */
const settleMs = 500;
/** A warning that comes and goes within a second reads as a flicker; it stays this long. */
const warningMs = 5000;
/** A recorder that was paused for a card number is easily forgotten. */
const reminderMs = 60_000;

export type CallTool = 'keypad' | 'note' | 'transfer' | 'add' | 'audio';

/** What the panel needs beyond its call. */
export interface CallDesk {
  readonly snapshot: PhoneSnapshot;
  readonly phone: Softphone;
  readonly contacts: ContactSource | undefined;
  readonly colleagues: readonly Colleague[];
  readonly plans: PhoneNumbers | undefined;
  readonly country: string | undefined;
  readonly nameOf: (call: Call) => string;
  readonly keyOf: (action: 'mute' | 'hold' | 'keypad' | 'transfer' | 'hang-up') => string | undefined;
}

/** A call in progress: who, how it stands, its controls and tools, and Hang up apart from all. Inner element of the dialer. */
export class DialoraCallPanel extends LitElement {
  static override styles = [base, controls, rowsStyles, partyCardStyles, callPanelStyles];

  static define(tag = 'dialora-call-panel', registry?: CustomElementRegistry): void {
    define(tag, DialoraCallPanel, registry);
  }

  @property({ attribute: false }) call!: Call;
  @property({ attribute: false }) party!: Party;
  @property({ attribute: false }) desk!: CallDesk;
  @property({ attribute: false }) format!: (e164: string) => string;
  /** Name of the account's line that is shown to the other end. */
  @property() line: string | undefined;
  /** An extension that was dialled with the number: offered as a button, in case it was asked for too early. */
  @property() extension: string | undefined;
  @property() note = '';
  @property({ type: Boolean }) silent = false;
  @property({ type: Boolean, reflect: true }) compact = false;

  @state() private open: CallTool | undefined;
  /** Asked for, and the line has not said so yet. */
  @state() private asked: { readonly mute?: boolean; readonly hold?: boolean; readonly record?: string } = {};
  @state() private quality: CallQuality['level'] | undefined;
  @state() private reminded = false;
  @state() private hintClosed = false;
  @state() private closedNotice: number | undefined;

  readonly #locale = new LocaleController(this);
  #shownAt = 0;
  #shownId = '';
  #mutedSince: number | undefined;
  #warnedAt = -Infinity;
  #pausedSince: number | undefined;
  #stopTime: (() => void) | undefined;
  /** The control that was pressed is gone; what it led to takes the focus as soon as it is drawn. */
  #focusBanner = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopTime?.();
  }

  /** Opens a tool, or closes it when it is open. */
  toggle(tool: CallTool): void {
    const needsCall = tool !== 'note' && tool !== 'audio';
    if (needsCall && !isConnected(this.call)) return;
    this.open = this.open === tool ? undefined : tool;
    if (this.open !== undefined && tool !== 'keypad' && tool !== 'note')
      void loadCallTools().then(() => this.requestUpdate());
  }

  /** Shows the keypad, so that digits typed elsewhere in the dialer are seen. */
  showDigits(): void {
    if (isConnected(this.call)) this.open = 'keypad';
  }

  toggleMute(): void {
    if (!isConnected(this.call)) return;
    const muted = !this.call.muted;
    this.#askFor('mute', muted, { action: 'mute', callId: this.call.id, muted });
  }

  toggleHold(): void {
    if (!isConnected(this.call)) return;
    const held = this.call.heldSince === undefined;
    this.#askFor('hold', held, { action: 'hold', callId: this.call.id, held });
  }

  hangUp(): void {
    if (now() - this.#shownAt < settleMs) return;
    this.#ask({ action: 'hang-up', callId: this.call.id });
  }

  /** Draws again when a warning has stood long enough, and when a pause has become long. */
  protected override updated(): void {
    this.#passFocusOn();
    const due = Math.min(
      this.quality === 'poor' && this.call.quality?.level !== 'poor' ? this.#warnedAt + warningMs : Infinity,
      this.#pausedSince !== undefined && !this.reminded ? this.#pausedSince + reminderMs : Infinity,
    );
    this.#stopTime?.();
    this.#stopTime = undefined;
    if (due === Infinity) return;
    this.#stopTime = watchTime(
      (time) => (due > time ? due : undefined),
      () => this.requestUpdate(),
    );
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { call, asked } = this;
    const { mute, hold, record } = asked;
    const settled =
      (mute !== undefined && mute === call.muted) ||
      (hold !== undefined && hold === (call.heldSince !== undefined)) ||
      (record !== undefined && record !== call.recording.state);
    if (settled) {
      this.asked = {
        ...(mute === undefined || mute === call.muted ? {} : { mute }),
        ...(hold === undefined || hold === (call.heldSince !== undefined) ? {} : { hold }),
        ...(record === undefined || record !== call.recording.state ? {} : { record }),
      };
    }
    if (!isConnected(call) && this.open !== 'note' && this.open !== 'audio') this.open = undefined;
    this.#follow(changed.get('call'));
    this.#watch();
    const { snapshot } = this.desk;
    const busy = call.recording.state !== 'off' || call.transfer !== undefined || call.consultFor !== undefined;
    const told = (snapshot.speakingWhileMuted && call.muted) || snapshot.devices?.lastChange !== undefined;
    this.toggleAttribute('data-busy', busy || told);
    if (this.open === undefined) this.removeAttribute('data-open');
    else this.setAttribute('data-open', this.open);
  }

  /** What is told once per call and by time. */
  #watch(): void {
    const { call } = this;
    const time = now();
    this.#mutedSince = call.muted ? (this.#mutedSince ?? time) : undefined;
    const level = call.quality?.level;
    if (level === 'poor') this.#warnedAt = this.quality === 'poor' ? this.#warnedAt : time;
    if (level === 'poor' || time - this.#warnedAt >= warningMs) this.quality = level;
    this.#pausedSince =
      call.recording.state === 'paused' ? (this.#pausedSince ?? call.recording.since ?? time) : undefined;
    this.reminded = this.#pausedSince !== undefined && time - this.#pausedSince >= reminderMs;
    if (!this.desk.snapshot.speakingWhileMuted || !call.muted) this.hintClosed = false;
  }

  #follow(previous: Call | undefined): void {
    // The id changes once the API accepted the call; that is still the same call.
    const same = previous !== undefined && (previous.id === this.call.id || previous.id.startsWith('local:'));
    if (this.#shownId !== '' && (this.#shownId === this.call.id || same)) {
      this.#shownId = this.call.id;
      return;
    }
    this.#shownId = this.call.id;
    this.#shownAt = now();
    this.#mutedSince = undefined;
    this.#pausedSince = undefined;
    this.#warnedAt = -Infinity;
    this.quality = undefined;
    this.asked = {};
    this.open = undefined;
  }

  readonly #ask = (request: CallRequest): void => {
    this.dispatchEvent(new CallRequestEvent(request));
  };

  #askFor(what: 'mute' | 'hold' | 'record', wanted: boolean | string, detail: CallRequest): void {
    this.asked = { ...this.asked, [what]: wanted };
    const request = new CallRequestEvent(detail);
    this.dispatchEvent(request);
    const forget = (): void => {
      this.asked = { ...this.asked, [what]: undefined };
    };
    if (request.outcome) request.outcome.catch(forget);
    else forget();
  }

  #record(record: RecordingAction): void {
    const { call } = this;
    this.#askFor('record', call.recording.state, { action: 'record', callId: call.id, record });
  }

  #send(digits: string): void {
    this.#ask({ action: 'digits', callId: this.call.id, digits });
  }

  #onPick({ detail }: PickPersonEvent): void {
    const { target, how } = detail;
    this.open = undefined;
    this.#focusBanner = true;
    this.#hand(how, target);
  }

  #passFocusOn(): void {
    if (!this.#focusBanner) return;
    const banner = this.renderRoot.querySelector<HTMLElement>('.banners [part="banner"]');
    if (banner === null) return;
    this.#focusBanner = false;
    const focused = focusedElement();
    if (focused === undefined || focused === document.body) banner.focus();
  }

  #hand(action: 'add' | 'transfer' | 'consult', target: TransferTarget): void {
    this.#ask({ action, callId: this.call.id, target });
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
    const { call, desk } = this;
    const { parties } = call;
    return html`<div class="top">
        <div class="who">
          ${
            parties === undefined
              ? partyCard(this.#locale, call, this.party, this.format, this.line)
              : roster(this.#locale, call, parties, this.format, this.#ask)
          }
          ${callPhase(this.#locale, call)}
          ${callFacts(this.#locale, call, this.quality, this.#mutedSince, () => this.#record('stop'))}
          <div class="banners" role="status">${this.#renderBanners()}</div>
        </div>
        <div class="stage" @keydown=${this.#onKeyDown}>${this.#renderStage()}</div>
      </div>
      <div class="controls" role="group" aria-label=${t('call.controls')} @keydown=${this.#onKeyDown}>
        ${this.#controls().map(callControl)}
      </div>
      <div class="hang-up-row">
        <button
          type="button"
          class="button button--danger hang-up"
          part="hang-up-button"
          aria-keyshortcuts=${desk.keyOf('hang-up') ?? nothing}
          @click=${() => this.hangUp()}
        >
          ${phoneDownIcon()}<span>${t(parties === undefined ? 'call.hang-up' : 'conference.leave')}</span>
        </button>
      </div>`;
  }

  #renderBanners(): unknown {
    const { call, desk, format } = this;
    const { snapshot, nameOf } = desk;
    const waiting = snapshot.calls.find(({ id }) => id === call.consultFor);
    return html`${waiting ? consultBanner(this.#locale, call, waiting, nameOf(waiting), this.#ask) : nothing}
    ${transferBanner(this.#locale, call, nameOf(call), format, snapshot.calls, this.#ask)}
    ${
      snapshot.speakingWhileMuted && call.muted && !this.hintClosed
        ? mutedHint(
            this.#locale,
            () => this.toggleMute(),
            () => (this.hintClosed = true),
          )
        : nothing
    }
    ${this.reminded ? pausedReminder(this.#locale, () => this.#record('resume')) : nothing}
    ${this.#renderDeviceNotice(snapshot.devices)}`;
  }

  #renderDeviceNotice(devices: AudioDevices | undefined): unknown {
    const at = devices?.lastChange?.at;
    // What happened before the call is no news in it.
    if (at === undefined || at === this.closedNotice || at < this.call.createdAt) return nothing;
    return deviceNotice(
      this.#locale,
      devices,
      () => (this.closedNotice = at),
      () => {
        if (this.open !== 'audio') this.toggle('audio');
      },
    );
  }

  #renderStage(): TemplateResult {
    const { t } = this.#locale;
    const { open, desk } = this;
    return html`${open === 'keypad' ? this.#renderKeypad() : nothing}
      ${
        open === 'transfer' || open === 'add'
          ? html`<dialora-people-picker
              .purpose=${open}
              .contacts=${desk.contacts}
              .colleagues=${desk.colleagues}
              .plans=${desk.plans}
              .country=${desk.country}
              .format=${this.format}
              exportparts="people, person"
              @dialora-pick-person=${this.#onPick}
            ></dialora-people-picker>`
          : nothing
      }
      ${
        open === 'audio'
          ? html`<dialora-audio-settings
              .devices=${desk.snapshot.devices}
              .phone=${desk.phone}
              .check=${desk.snapshot.check}
              in-call
            ></dialora-audio-settings>`
          : nothing
      }
      <label class="field note">
        <span class="field__label">${t('call.note-label')}</span>
        <textarea
          class="input"
          part="note"
          rows="5"
          .value=${live(this.note)}
          @input=${(event: Event) =>
            this.dispatchEvent(new NoteChangedEvent(this.call, { note: (event.target as HTMLTextAreaElement).value }))}
        ></textarea>
      </label>`;
  }

  #renderKeypad(): TemplateResult {
    const { t } = this.#locale;
    const { extension } = this;
    return html`<div class="keys">
      <p class="digits" part="digits">
        <span class="visually-hidden">${t('call.digits')}</span><bdi dir="ltr">${this.call.digits}</bdi>
      </p>
      <dialora-keypad
        without-plus
        ?silent=${this.silent}
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

  #controls(): readonly Control[] {
    const { t } = this.#locale;
    const { call, open, desk, asked } = this;
    const off = !isConnected(call);
    const why = t('call.not-connected');
    const held = call.heldSince !== undefined;
    const tool = (
      name: CallTool,
      icon: TemplateResult,
      label: string,
      disabled: boolean,
      shortcut?: string,
    ): Control => ({
      name,
      icon,
      label,
      expanded: open === name,
      disabled,
      why,
      shortcut,
      onPress: () => this.toggle(name),
    });
    return [
      {
        name: 'mute',
        icon: call.muted ? micOffIcon() : micIcon(),
        label: t('call.mute'),
        pressed: call.muted,
        busy: asked.mute !== undefined,
        disabled: off,
        why,
        shortcut: desk.keyOf('mute'),
        onPress: () => this.toggleMute(),
      },
      tool('keypad', keypadIcon(), t('call.keypad'), off, desk.keyOf('keypad')),
      {
        name: 'hold',
        icon: pauseIcon(),
        label: t('call.hold'),
        pressed: held,
        busy: asked.hold !== undefined,
        disabled: off,
        why,
        shortcut: desk.keyOf('hold'),
        onPress: () => this.toggleHold(),
      },
      this.#recordControl(off, why),
      tool('add', userPlusIcon(), t('call.add'), off || call.consultFor !== undefined),
      tool(
        'transfer',
        transferIcon(),
        t('call.transfer'),
        off || call.consultFor !== undefined,
        desk.keyOf('transfer'),
      ),
      tool('note', noteIcon(), t('call.note'), false),
      tool('audio', headsetIcon(), t('call.audio'), false),
    ];
  }

  #recordControl(off: boolean, why: string): Control {
    const { t } = this.#locale;
    const { state: recording } = this.call.recording;
    const control = { name: 'record', disabled: off, why, busy: this.asked.record !== undefined } as const;
    if (recording === 'on') {
      return { ...control, icon: pauseIcon(), label: t('call.record-pause'), onPress: () => this.#record('pause') };
    }
    if (recording === 'paused') {
      return { ...control, icon: playIcon(), label: t('call.record-resume'), onPress: () => this.#record('resume') };
    }
    return {
      ...control,
      icon: recordIcon(),
      label: t('call.record'),
      disabled: off || recording === 'announcing',
      busy: control.busy || recording === 'announcing',
      onPress: () => this.#record('start'),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-call-panel': DialoraCallPanel;
  }
}
