import { isConnected, type Call, type RecordingAction } from '@dialora/core';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { CallRequestEvent, type CallRequest } from '../events/call-request.js';
import { now } from '../internal/clock.js';
import { define } from '../internal/define.js';
import { focusedElement, FocusKeeper } from '../internal/focus.js';
import { phoneDownIcon } from '../internal/icons.js';
import { LocaleController } from '../internal/locale-controller.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { AskedOfLine } from './asked-of-line.js';
import { callBanners } from './call-banners.js';
import { callButtons } from './call-buttons.js';
import { callControl } from './call-controls.js';
import { callControlsStyles } from './call-controls.styles.js';
import { callLayoutsStyles } from './call-layouts.styles.js';
import { callPanelStyles } from './call-panel.styles.js';
import { callFacts, callPhase } from './call-status.js';
import { callStage } from './call-stage.js';
import { loadCallTools } from './call-tools-loader.js';
import { CallWatch } from './call-watch.js';
import { NoteChangedEvent } from './note-changed.js';
import { partyCard } from './party-card.js';
import { partyCardStyles } from './party-card.styles.js';
import type { CallDesk, CallTool } from './call-desk.js';
import type { Party } from './party.js';
import type { PickPersonEvent } from './people-picker.js';
import { roster } from './roster.js';
import { rowsStyles } from './rows.styles.js';

/** A second click on Call must not hang up the call that it started: Hang up stands where Call stood. */
const settleMs = 500;

/** A call in progress: who, how it stands, its controls and tools, and Hang up apart from all. Inner element of the dialer. */
export class DialoraCallPanel extends LitElement {
  static override styles = [
    base,
    controls,
    rowsStyles,
    partyCardStyles,
    callPanelStyles,
    callControlsStyles,
    callLayoutsStyles,
  ];

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
  /** Something is said above the call: it has less room. */
  @property({ type: Boolean }) crowded = false;

  @state() private open: CallTool | undefined;
  @state() private hintClosed = false;
  @state() private closedNotice: number | undefined;

  readonly #locale = new LocaleController(this);
  readonly #asked = new AskedOfLine(this);
  readonly #watch = new CallWatch(this);
  #shownAt = 0;
  #shownId = '';
  /** The tool that somebody was chosen with; its control keeps the focus until what that leads to is drawn. */
  #pickedWith: CallTool | undefined;

  constructor() {
    super();
    new FocusKeeper(this, () => this.#control(this.#pickedWith));
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
    this.#asked.ask('mute', muted, { action: 'mute', callId: this.call.id, muted });
  }

  toggleHold(): void {
    if (!isConnected(this.call)) return;
    const held = this.call.heldSince === undefined;
    this.#asked.ask('hold', held, { action: 'hold', callId: this.call.id, held });
  }

  hangUp(): void {
    if (now() - this.#shownAt < settleMs) return;
    this.#ask({ action: 'hang-up', callId: this.call.id });
  }

  protected override updated(): void {
    this.#passFocusOn();
    this.#watch.wait(this.call);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { call } = this;
    this.#asked.settle(call);
    if (!isConnected(call) && this.open !== 'note' && this.open !== 'audio') this.open = undefined;
    this.#follow(changed.get('call'));
    this.#watch.look(call);
    const { snapshot } = this.desk;
    if (!snapshot.speakingWhileMuted || !call.muted) this.hintClosed = false;
    const busy = call.recording.state !== 'off' || call.transfer !== undefined || call.consultFor !== undefined;
    const told = (snapshot.speakingWhileMuted && call.muted) || snapshot.devices?.lastChange !== undefined;
    this.toggleAttribute('data-busy', busy || told || this.crowded);
    if (this.open === undefined) this.removeAttribute('data-open');
    else this.setAttribute('data-open', this.open);
  }

  #follow(previous: Call | undefined): void {
    // The id changes once the API accepted the call, or a question became the call; that is still the same call.
    const { id } = this.call;
    const same =
      previous !== undefined && (previous.id === id || previous.id.startsWith('local:') || previous.consultFor === id);
    if (this.#shownId !== '' && (this.#shownId === this.call.id || same)) {
      this.#shownId = this.call.id;
      return;
    }
    this.#shownId = this.call.id;
    this.#shownAt = now();
    this.#watch.forget();
    this.#asked.forget();
    this.open = undefined;
  }

  readonly #ask = (request: CallRequest): void => {
    this.dispatchEvent(new CallRequestEvent(request));
  };

  #record(record: RecordingAction): void {
    const { call } = this;
    this.#asked.ask('record', call.recording.state, { action: 'record', callId: call.id, record });
  }

  #onPick({ detail }: PickPersonEvent): void {
    const { target, how } = detail;
    this.#pickedWith = this.open;
    this.open = undefined;
    const request = new CallRequestEvent({ action: how, callId: this.call.id, target });
    this.dispatchEvent(request);
    request.outcome?.catch(() => (this.#pickedWith = undefined));
  }

  #passFocusOn(): void {
    if (this.#pickedWith === undefined) return;
    const banner = this.renderRoot.querySelector<HTMLElement>('.banners [part="banner"]');
    if (banner === null) return;
    const control = this.#control(this.#pickedWith);
    this.#pickedWith = undefined;
    const focused = focusedElement();
    if (focused === undefined || focused === document.body || focused === control) banner.focus();
  }

  #control(name: CallTool | undefined): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[data-control="${name ?? ''}"]`);
  }

  /** Who opens the note by its control goes on in it; a shortcut moves no focus. */
  #press(tool: CallTool): void {
    this.toggle(tool);
    if (this.open !== 'note') return;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.note textarea')?.focus());
  }

  #onKeyDown(event: KeyboardEvent): void {
    // Escape closes what is open; it never ends a call.
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    const closed = this.open;
    this.open = undefined;
    void this.updateComplete.then(() => this.#control(closed)?.focus());
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
              : roster(this.#locale, call, parties, desk.nameOfParty, this.#ask)
          }
          ${callPhase(this.#locale, call)}
          ${callFacts(this.#locale, call, this.#watch.quality, this.#watch.mutedSince, () => this.#record('stop'))}
          <div class="banners" role="status">
            ${callBanners(this.#locale, {
              call,
              snapshot: desk.snapshot,
              nameOf: desk.nameOf,
              format: this.format,
              hintClosed: this.hintClosed,
              closedNotice: this.closedNotice,
              reminded: this.#watch.reminded,
              ask: this.#ask,
              onUnmute: () => this.toggleMute(),
              onResume: () => this.#record('resume'),
              onCloseHint: () => (this.hintClosed = true),
              onCloseNotice: (at) => (this.closedNotice = at),
              onDevices: () => {
                if (this.open !== 'audio') this.toggle('audio');
              },
            })}
          </div>
        </div>
        <div class="stage" @keydown=${this.#onKeyDown}>
          ${callStage(this.#locale, {
            call,
            desk,
            open: this.open,
            format: this.format,
            extension: this.extension,
            note: this.note,
            silent: this.silent,
            onPick: (event) => this.#onPick(event),
            onDigits: (digits) => this.#ask({ action: 'digits', callId: call.id, digits }),
            onNote: (note) => this.dispatchEvent(new NoteChangedEvent(call, { note })),
          })}
        </div>
      </div>
      <div class="controls" role="group" aria-label=${t('call.controls')} @keydown=${this.#onKeyDown}>
        ${callButtons(this.#locale, {
          call,
          open: this.open,
          waiting: this.#asked.waiting,
          keyOf: desk.keyOf,
          onTool: (tool) => this.#press(tool),
          onMute: () => this.toggleMute(),
          onHold: () => this.toggleHold(),
          onRecord: (action) => this.#record(action),
        }).map(callControl)}
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
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-call-panel': DialoraCallPanel;
  }
}
