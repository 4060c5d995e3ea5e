import type { Agent, Loadable, Readable } from '@dialora/core';
import { css, html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { en, say } from '../../locales/en.js';
import { send } from '../messages/send.js';
import { brandMark, moreIcon } from './icons.js';
import { openSetUp } from './notices.js';
import { StoreController } from './store-controller.js';
import { pageStyles } from './styles.js';

/** The panel's head: the mark, and a menu with the account, the settings and the way out. */
export class AccountMenu extends LitElement {
  static override styles = [
    pageStyles,
    css`
      header {
        position: relative;
        display: flex;
        align-items: center;
        gap: 10px;
        padding: 10px 12px;
      }
      .brand {
        flex: 1;
        font-weight: 600;
        letter-spacing: -0.01em;
      }
      .menu-button {
        display: grid;
        place-items: center;
        inline-size: 44px;
        block-size: 44px;
        padding: 0;
        border: 0;
        border-radius: 10px;
        background: none;
        color: var(--_muted);
        cursor: pointer;
      }
      .menu-button:hover {
        background: color-mix(in srgb, var(--_text) 6%, transparent);
      }
      .menu {
        position: absolute;
        z-index: 5;
        inset-block-start: 54px;
        inset-inline: 12px;
        display: grid;
        gap: 4px;
        padding: 8px;
        border: 1px solid var(--_line);
        border-radius: 12px;
        background: var(--_surface);
        box-shadow: 0 12px 32px -12px rgb(2 6 23 / 0.35);
      }
      .who {
        padding: 6px 10px 10px;
        border-block-end: 1px solid var(--_line);
        margin-block-end: 4px;
        overflow-wrap: anywhere;
      }
      .who strong {
        display: block;
      }
      .item {
        min-block-size: 44px;
        padding: 0 10px;
        border: 0;
        border-radius: 10px;
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
        cursor: pointer;
      }
      .item:hover {
        background: color-mix(in srgb, var(--_text) 6%, transparent);
      }
      .confirm {
        display: grid;
        gap: 8px;
        padding: 6px 10px 8px;
      }
    `,
  ];

  @property({ attribute: false }) agent: Readable<Loadable<Agent>> | undefined;
  /** Entries that were not sent yet; signing out would lose them. */
  @property({ type: Number }) pending = 0;

  @state() private open = false;
  @state() private asking = false;

  readonly #agent = new StoreController(this, () => this.agent);

  readonly #toggle = (): void => {
    this.open = !this.open;
    this.asking = false;
  };

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.open) return;
    event.stopPropagation();
    this.#toggle();
    this.renderRoot.querySelector<HTMLElement>('.menu-button')?.focus();
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (this.open && to instanceof Node && !this.renderRoot.contains(to)) this.#toggle();
  };

  readonly #signOut = (): void => {
    if (this.pending > 0 && !this.asking) this.asking = true;
    else void send({ type: 'signOut' });
  };

  protected override render() {
    const agent = this.#agent.value;
    const known = agent?.state === 'ready' ? agent.value : agent?.stale;
    return html`<header @keydown=${this.#onKeyDown} @focusout=${this.#onFocusOut}>
      ${brandMark()}<span class="brand">${en.brand}</span>
      <button
        type="button"
        class="menu-button"
        aria-label=${en.panel.more}
        title=${en.panel.more}
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-controls="menu"
        @click=${this.#toggle}
      >
        ${moreIcon()}
      </button>
      <div id="menu" class="menu" ?hidden=${!this.open}>
        ${
          known === undefined
            ? nothing
            : html`<p class="who">
                <strong dir="auto">${known.name}</strong><span class="muted" dir="auto">${known.account.name}</span>
              </p>`
        }
        ${this.asking ? this.#renderQuestion() : this.#renderItems()}
      </div>
    </header>`;
  }

  #renderItems() {
    return html`<button type="button" class="item" @click=${openSetUp}>${en.panel.settings}</button>
      <button type="button" class="item" @click=${this.#signOut}>${en.panel.signOut}</button>`;
  }

  #renderQuestion() {
    return html`<div class="confirm" role="alert">
      <p>${say(en.panel.signOutLoses, { count: this.pending })}</p>
      <button type="button" class="button" @click=${this.#toggle}>${en.panel.stay}</button>
      <button type="button" class="button button--danger" @click=${this.#signOut}>${en.panel.signOutAnyway}</button>
    </div>`;
  }
}
customElements.define('dialora-account-menu', AccountMenu);

declare global {
  interface HTMLElementTagNameMap {
    'dialora-account-menu': AccountMenu;
  }
}
