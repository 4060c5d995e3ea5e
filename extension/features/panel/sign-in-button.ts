import { toProblem, type Problem } from '@dialora/core';
import { css, html, LitElement, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { en } from '../../locales/en.js';
import { send } from '../messages/send.js';
import { warningIcon } from './icons.js';
import { pageStyles } from './styles.js';

/** Begins the sign-in and says what became of it. The page that is shown, and the token, are the worker's business. */
export class SignInButton extends LitElement {
  static override styles = [
    pageStyles,
    css`
      .button {
        min-block-size: 48px;
        min-inline-size: min(100%, 260px);
      }
      .notice {
        margin-block-start: 12px;
        text-align: start;
      }
    `,
  ];

  @state() private busy = false;
  @state() private problem: Problem | undefined;

  readonly #signIn = async (): Promise<void> => {
    if (this.busy) return;
    this.busy = true;
    this.problem = undefined;
    try {
      await send({ type: 'signIn' });
    } catch (error) {
      this.problem = toProblem(error);
    } finally {
      this.busy = false;
    }
  };

  protected override render() {
    return html`<button
        type="button"
        class="button button--primary"
        aria-disabled=${this.busy ? 'true' : nothing}
        @click=${this.#signIn}
      >
        ${this.busy ? en.panel.signingIn : en.panel.signIn}
      </button>
      <div role="alert">${this.problem === undefined ? nothing : refused(this.problem)}</div>`;
  }
}
customElements.define('dialora-sign-in-button', SignInButton);

function refused(problem: Problem) {
  const cancelled = problem.code === 'sign_in_cancelled';
  const [title, next] = cancelled
    ? [en.panel.signInCancelled, en.panel.signInCancelledNext]
    : problem.kind === 'offline'
      ? [en.panel.offline, en.panel.offlineNext]
      : problem.kind === 'api-unreachable'
        ? [en.panel.apiDown, en.panel.apiDownSignIn]
        : [en.panel.signInFailed, en.panel.signInFailedNext];
  return html`<div class="notice ${cancelled ? '' : 'notice--danger'}">
    ${warningIcon()}<strong>${title}</strong><span>${next}</span>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-sign-in-button': SignInButton;
  }
}
