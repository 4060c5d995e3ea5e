import {
  toProblem,
  type AudioDevices,
  type CallAlerts,
  type DeviceKind,
  type LineCheck,
  type MicrophoneState,
  type Problem,
  type Softphone,
} from '@dialora/core';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { PhoneRequestEvent, type PhoneRequest } from '../events/phone-request.js';
import { define } from '../internal/define.js';
import { LocaleController } from '../internal/locale-controller.js';
import { signalIcon } from '../internal/phone-icons.js';
import { problemMessage } from '../internal/problem-message.js';
import { StoreController } from '../internal/store-controller.js';
import { base } from '../styles/base.js';
import { controls } from '../styles/controls.js';
import { alertSwitch } from './alert-switch.js';
import { audioSettingsStyles } from './audio-settings.styles.js';
import { LevelMeter } from './level-meter.js';
import { microphoneProblem } from './phone-notices.js';

const bars = { good: 3, fair: 2, poor: 1 } as const;

/** Microphone, speaker and ringer, each with a test; noise suppression; a check of the line. Inner element of the dialer. */
export class DialoraAudioSettings extends LitElement {
  static override styles = [base, controls, audioSettingsStyles];

  static define(tag = 'dialora-audio-settings', registry?: CustomElementRegistry): void {
    define(tag, DialoraAudioSettings, registry);
  }

  @property({ attribute: false }) devices: AudioDevices | undefined;
  @property({ attribute: false }) phone!: Softphone;
  @property({ attribute: false }) check: LineCheck | undefined;
  /** Whether the microphone may be used: drawn where it is chosen. */
  @property() microphone: MicrophoneState = 'unknown';
  @property({ attribute: false }) alerts: CallAlerts | undefined;
  /** A call is on: its microphone is open, and the line is not checked now. */
  @property({ type: Boolean, attribute: 'in-call' }) inCall = false;

  @state() private testing = false;
  @state() private hears = false;
  @state() private problem: Problem | undefined;

  readonly #locale = new LocaleController(this);
  readonly #alerts = new StoreController(this, () => this.alerts);
  /** Changes with each test and its end: an answer to an earlier one is not wanted any more. */
  #test = 0;
  #stopTest: (() => void) | undefined;
  readonly #meter = new LevelMeter(
    () => this.renderRoot.querySelector<HTMLElement>('.meter__level'),
    () => (this.hears = true),
  );

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end();
  }

  protected override updated(): void {
    if (this.inCall || this.testing) this.#meter.follow(this.phone.levels);
    else this.#meter.stop();
  }

  #end(): void {
    this.#test += 1;
    this.#meter.stop();
    this.#stopTest?.();
    this.#stopTest = undefined;
    this.testing = false;
    this.hears = false;
  }

  async #toggleTest(): Promise<void> {
    if (this.testing) {
      this.#end();
      return;
    }
    this.testing = true;
    this.problem = undefined;
    const test = (this.#test += 1);
    try {
      const stop = await this.phone.testMicrophone();
      // Closed or ended while the browser asked for the microphone.
      if (test === this.#test) this.#stopTest = stop;
      else stop();
    } catch (error) {
      this.testing = false;
      this.problem = toProblem(error);
    }
  }

  #ask(request: PhoneRequest): void {
    const event = new PhoneRequestEvent(request);
    this.problem = undefined;
    this.dispatchEvent(event);
    event.outcome?.catch((error: unknown) => {
      this.problem = toProblem(error);
    });
  }

  protected override render() {
    const { t } = this.#locale;
    const { devices } = this;
    const noise = devices?.noiseSuppression;
    return html`${this.#renderMicrophoneProblem()} ${this.#renderDevice('microphone', this.#renderMeter())}
      ${devices?.speaker === undefined ? nothing : this.#renderDevice('speaker', nothing)}
      ${devices?.ringer === undefined ? nothing : this.#renderDevice('ringer', nothing)}
      ${
        devices !== undefined && devices.speaker === undefined
          ? html`<p class="muted">${t('device.no-output-choice')}</p>`
          : nothing
      }
      ${
        noise === undefined || noise === 'unsupported'
          ? nothing
          : html`<label class="switch">
              <input
                type="checkbox"
                part="noise-suppression"
                .checked=${live(noise === 'on')}
                @change=${(event: Event) =>
                  this.#ask({ action: 'noise-suppression', on: (event.target as HTMLInputElement).checked })}
              />
              ${t('device.noise-suppression')}
            </label>`
      }
      ${this.inCall ? nothing : this.#renderCheck()}
      ${alertSwitch(this.#locale, this.#alerts.value, () => this.#ask({ action: 'enable-alerts' }))}
      <div role="alert">${this.problem ? problemMessage(this.#locale, this.problem) : nothing}</div>`;
  }

  #renderMicrophoneProblem(): unknown {
    const { microphone, devices } = this;
    // In a call that is said beside the call itself.
    if (this.inCall) return nothing;
    // Before the permission nothing is listed, which is no lack of devices.
    const missing = microphone === 'granted' && devices?.microphone.available.length === 0;
    const kind = missing ? 'microphone-missing' : microphoneProblem(microphone);
    return kind === undefined ? nothing : problemMessage(this.#locale, { kind });
  }

  #renderDevice(kind: DeviceKind, more: unknown): TemplateResult {
    const { t } = this.#locale;
    const choice = this.devices?.[kind];
    const available = (choice?.available ?? []).filter(({ id }) => id !== 'default');
    const chosen = choice?.chosen ?? '';
    const gone = chosen !== '' && !available.some(({ id }) => id === chosen);
    return html`<div class="device">
      <label class="field">
        <span class="field__label">${t(`device.${kind}`)}</span>
        <select
          class="input"
          part=${`${kind}-choice`}
          .value=${live(chosen)}
          @change=${(event: Event) => {
            const deviceId = (event.target as HTMLSelectElement).value;
            this.#ask({ action: 'device', kind, ...(deviceId === '' ? {} : { deviceId }) });
          }}
        >
          <option value="" ?selected=${chosen === ''}>${t('device.system')}</option>
          ${gone ? html`<option value=${chosen} selected>${t('device.unplugged')}</option>` : nothing}
          ${available.map(
            ({ id, label }, index) =>
              html`<option value=${id} ?selected=${id === chosen}>
                ${label === '' ? t('device.unnamed', { count: index + 1 }) : label}
              </option>`,
          )}
        </select>
      </label>
      ${this.#renderTest(kind)} ${more}
    </div>`;
  }

  #renderTest(kind: DeviceKind): unknown {
    const { t } = this.#locale;
    if (kind === 'microphone') {
      // In a call the meter moves by itself.
      if (this.inCall) return nothing;
      return html`<button
        type="button"
        class="button button--small"
        part="test-microphone-button"
        aria-pressed=${this.testing ? 'true' : 'false'}
        @click=${this.#toggleTest}
      >
        ${t('device.test')}<span class="visually-hidden"> ${t('device.microphone')}</span>
      </button>`;
    }
    return html`<button
      type="button"
      class="button button--small"
      part=${`test-${kind}-button`}
      @click=${() => this.#ask({ action: 'test-sound', kind })}
    >
      ${t('device.test')}<span class="visually-hidden"> ${t(`device.${kind}`)}</span>
    </button>`;
  }

  #renderMeter(): unknown {
    if (!this.inCall && !this.testing) return nothing;
    const { t } = this.#locale;
    return html`<div class="meter" part="meter" aria-hidden="true"><div class="meter__level"></div></div>
      <p class="meter__words muted" role="status">${t(this.hears ? 'device.heard' : 'device.say-something')}</p>`;
  }

  #renderCheck(): TemplateResult {
    const { t } = this.#locale;
    const { check } = this;
    const running = check?.state === 'running';
    return html`<div class="check">
      <button
        type="button"
        class="button button--small"
        part="check-line-button"
        aria-disabled=${running ? 'true' : nothing}
        @click=${() => {
          if (!running) this.#ask({ action: 'check-line' });
        }}
      >
        ${t(running ? 'device.checking' : 'device.check')}
      </button>
      <div role="status">
        ${
          check?.state === 'done'
            ? html`<p class="result">${signalIcon(bars[check.level])}${t(`device.check-${check.level}`)}</p>
                ${check.microphoneHeard ? nothing : html`<p>${t('device.check-unheard')}</p>`}`
            : nothing
        }
        ${check?.state === 'failed' ? problemMessage(this.#locale, check.problem) : nothing}
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-audio-settings': DialoraAudioSettings;
  }
}
