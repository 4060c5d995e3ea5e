import { LitElement, html, nothing, svg, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CallEndReason } from '@dialora/core';
import { formatNumber } from '@dialora/phone-numbers';
import { problemSentence } from '../shared/problems.js';
import { HandsetLine, type HandsetState } from './handset-line.js';
import { handsetStyles } from './handset.css.js';

const handsetPath = svg`<path d="M5 4.5c0 8 6.5 14.5 14.5 14.5l1.2-4.4-4.8-1.9-1.9 2.1a11.8 11.8 0 0 1-4.8-4.8l2.1-1.9-1.9-4.8z"/>`;
const microphonePath = svg`<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>`;
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

const endings: Partial<Record<CallEndReason, string>> = {
  busy: 'Busy',
  declined: 'Declined',
  'no-answer': 'No answer',
  network: 'The connection was lost',
  'not-found': 'Nobody is there',
};

/** A telephone in the hand of a customer. Its own words only: it is a prop of the demo, not a widget. */
export class DemoHandset extends LitElement {
  static override styles = handsetStyles;

  /** E.164. */
  @property() number = '';
  @state() private phone: HandsetState = { line: { state: 'off' }, screen: { kind: 'idle' } };
  @state() private now = Date.now();
  #line: HandsetLine | undefined;
  #unsubscribe: (() => void) | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => (this.now = Date.now()), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
    this.#end();
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('number')) return;
    this.#end();
    if (this.number === '') return;
    const line = new HandsetLine(this.number);
    this.#line = line;
    this.#unsubscribe = line.state.subscribe((phone) => (this.phone = phone));
    void line.start();
  }

  #end(): void {
    this.#unsubscribe?.();
    void this.#line?.stop();
    this.#line = undefined;
  }

  override render(): TemplateResult {
    const { screen } = this.phone;
    return html`<div class="frame ${screen.kind === 'incoming' ? 'ringing' : ''}">
      <div class="status">
        <bdi dir="ltr">${readable(this.number)}</bdi>
        <span role="status">${this.#lineWord()}</span>
      </div>
      <div class="middle">${this.#middle()}</div>
      <div class="actions">${this.#actions()}</div>
    </div>`;
  }

  #lineWord(): string {
    const words = {
      off: 'Off',
      connecting: 'Connecting…',
      ready: 'Ready',
      reconnecting: 'Reconnecting…',
      failed: 'No line',
    };
    return words[this.phone.line.state];
  }

  #middle(): TemplateResult {
    const { screen, line } = this.phone;
    const face = html`<span class="face" aria-hidden="true"><svg viewBox="0 0 24 24">${handsetPath}</svg></span>`;
    switch (screen.kind) {
      case 'idle':
        return html`${face}
          <h2>Northlight Energy</h2>
          <p role="status">
            ${line.state === 'failed' ? problemSentence(line.problem) : (screen.last && endings[screen.last]) || 'Waiting for a call'}
          </p>`;
      case 'problem':
        return html`${face}
          <h2>Call ended</h2>
          <p role="alert">${problemSentence(screen.problem)}</p>`;
      case 'incoming':
        return html`${face}
          <h2><bdi dir="ltr">${screen.from === '' ? 'Unknown number' : readable(screen.from)}</bdi></h2>
          <p role="alert">is calling</p>`;
      case 'calling':
      case 'talking':
        return html`<h2><bdi dir="ltr">${readable(screen.from)}</bdi></h2>
          <p role="timer">${screen.since === undefined ? 'Calling…' : talkTime(this.now - screen.since)}</p>
          ${screen.kind === 'talking' ? this.#keypad(screen.digits) : nothing}`;
    }
  }

  #keypad(digits: string): TemplateResult {
    return html`<p class="digits"><bdi dir="ltr">${digits}</bdi></p>
      <div class="keys" role="group" aria-label="Keypad">
        ${keys.map((key) => html`<button type="button" @click=${() => void this.#line?.press(key)}>${key}</button>`)}
      </div>`;
  }

  #actions(): TemplateResult {
    const { screen, line } = this.phone;
    const icon = (path: unknown, className = ''): TemplateResult =>
      html`<span class="disc"><svg viewBox="0 0 24 24" class=${className} aria-hidden="true">${path}</svg></span>`;
    switch (screen.kind) {
      case 'idle':
      case 'problem':
        return html`<button
          type="button"
          class="go"
          ?disabled=${line.state !== 'ready'}
          @click=${() => void this.#line?.callBusiness()}
        >
          ${icon(handsetPath)}Call Northlight
        </button>`;
      case 'incoming':
        return html`<button type="button" class="stop" @click=${() => this.#line?.decline()}>
            ${icon(handsetPath, 'down')}Decline
          </button>
          <button type="button" class="go" @click=${() => void this.#line?.answer()}>
            ${icon(handsetPath)}Answer
          </button>`;
      case 'calling':
      case 'talking':
        return html`<button type="button" aria-pressed=${screen.muted} @click=${() => this.#line?.mute(!screen.muted)}>
            ${icon(microphonePath)}Mute
          </button>
          <button type="button" class="stop" @click=${() => this.#line?.hangUp()}>
            ${icon(handsetPath, 'down')}Hang up
          </button>`;
    }
  }
}

const readable = (number: string): string => formatNumber(number, 'international');

function talkTime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
