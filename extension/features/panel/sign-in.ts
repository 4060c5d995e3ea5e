import { css, html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { en, say } from '../../locales/en.js';
import { brandMark } from './icons.js';
import './sign-in-button.js';
import { pageStyles } from './styles.js';

/** What is shown while nobody is signed in. */
export class SignInView extends LitElement {
  static override styles = [
    pageStyles,
    css`
      :host {
        display: grid;
        align-content: center;
        justify-items: center;
        gap: 14px;
        min-block-size: 80vh;
        padding: 24px 16px;
        text-align: center;
      }
      .mark {
        inline-size: 56px;
        block-size: 56px;
      }
      h1 {
        font-size: 1.375rem;
        line-height: 1.25;
        letter-spacing: -0.01em;
      }
      p {
        max-inline-size: 34ch;
      }
      dialora-sign-in-button {
        inline-size: min(100%, 340px);
      }
    `,
  ];

  /** A number that somebody wanted to call before signing in. */
  @property() waiting: string | undefined;

  protected override render() {
    return html`${brandMark()}
      <h1>${en.panel.welcomeTitle}</h1>
      <p class="muted">${en.panel.welcomeText}</p>
      ${this.waiting === undefined ? nothing : html`<p>${say(en.panel.requestWaits, { number: this.waiting })}</p>`}
      <dialora-sign-in-button></dialora-sign-in-button>`;
  }
}
customElements.define('dialora-sign-in', SignInView);

declare global {
  interface HTMLElementTagNameMap {
    'dialora-sign-in': SignInView;
  }
}
