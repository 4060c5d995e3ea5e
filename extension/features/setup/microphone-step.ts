import { css, html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { en } from '../../locales/en.js';
import { checkIcon, warningIcon } from '../panel/icons.js';
import { MicrophoneController } from '../panel/microphone.js';
import { pageStyles } from '../panel/styles.js';

/** Asks the browser for the microphone, once, on a page where its question can be seen. */
export class MicrophoneStep extends LitElement {
  static override styles = [
    pageStyles,
    css`
      .done {
        display: flex;
        align-items: center;
        gap: 8px;
        color: var(--_success);
        font-weight: 550;
      }
    `,
  ];

  readonly #microphone = new MicrophoneController(this);
  @state() private missing = false;

  readonly #ask = async (): Promise<void> => {
    this.missing = false;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      for (const track of stream.getTracks()) track.stop();
    } catch (error) {
      this.missing = error instanceof DOMException && error.name === 'NotFoundError';
    }
    this.requestUpdate();
  };

  protected override render() {
    const { state } = this.#microphone;
    if (state === 'granted') return html`<p class="done" role="status">${checkIcon()}${en.options.granted}</p>`;
    const words = this.missing
      ? [en.options.missing, en.options.missingNext]
      : state === 'denied'
        ? [en.options.denied, en.options.deniedNext]
        : undefined;
    return html`<div role="alert">
        ${
          words === undefined
            ? nothing
            : html`<p class="notice notice--danger">
                ${warningIcon()}<strong>${words[0]}</strong><span>${words[1]}</span>
              </p>`
        }
      </div>
      <button type="button" class="button button--primary" @click=${this.#ask}>
        ${words === undefined ? en.options.allow : en.options.tryAgain}
      </button>`;
  }
}
customElements.define('dialora-microphone-step', MicrophoneStep);

declare global {
  interface HTMLElementTagNameMap {
    'dialora-microphone-step': MicrophoneStep;
  }
}
