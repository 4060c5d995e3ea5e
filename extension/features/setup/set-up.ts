import type { Agent, Loadable } from '@dialora/core';
import { createAgentResource } from '@dialora/api';
import { html, LitElement } from 'lit';
import { state } from 'lit/decorators.js';
import { browser } from 'wxt/browser';
import { callingCountries } from '@dialora/phone-numbers';
import { en, say } from '../../locales/en.js';
import { send } from '../messages/send.js';
import { createPageClient } from '../network/api.js';
import { brandMark, checkIcon } from '../panel/icons.js';
import '../panel/sign-in-button.js';
import { pageStyles } from '../panel/styles.js';
import { browserArea } from '../platform/area.js';
import { target } from '../platform/target.js';
import {
  changeSettings,
  defaultSettings,
  readSettings,
  type Settings,
  type SettingsChange,
} from '../settings/settings.js';
import './microphone-step.js';
import { setUpStyles } from './set-up.styles.js';
import './site-list.js';

const mailbox = target.isDemo ? `${target.apiOrigin}/mail/` : 'https://mail.google.com/';

/** First steps, settings, and what leaves the browser. Opened once after the installation, later from the menu. */
export class SetUp extends LitElement {
  static override styles = [pageStyles, setUpStyles];

  @state() private settings: Settings = defaultSettings;
  @state() private agent: Loadable<Agent> | undefined;

  readonly #disk = browserArea(browser.storage.local, 'keep');
  readonly #agent = createAgentResource(createPageClient());

  override connectedCallback(): void {
    super.connectedCallback();
    this.#agent.subscribe((agent) => (this.agent = agent));
    browser.storage.session.onChanged.addListener(this.#look);
    void readSettings(this.#disk).then((settings) => (this.settings = settings));
    this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    browser.storage.session.onChanged.removeListener(this.#look);
  }

  readonly #look = (): void => {
    void send({ type: 'session', fresh: false }).then(({ state }) => {
      if (state === 'signed-out') this.agent = undefined;
      else if (this.agent === undefined) void this.#agent.reload();
    });
  };

  async #change(change: SettingsChange): Promise<void> {
    this.settings = await changeSettings(this.#disk, change);
  }

  protected override render() {
    return html`<main>
      <header>
        ${brandMark()}
        <div>
          <h1>${en.options.title}</h1>
          <p class="muted">${en.options.intro}</p>
        </div>
      </header>
      <ol class="steps">
        <li class="card">
          <h2>${en.options.stepSignIn}</h2>
          <p class="muted">${en.options.stepSignInText}</p>
          ${this.#renderAccount()}
        </li>
        <li class="card">
          <h2>${en.options.stepMicrophone}</h2>
          <p class="muted">${en.options.stepMicrophoneText}</p>
          <dialora-microphone-step></dialora-microphone-step>
        </li>
        <li class="card">
          <h2>${en.options.stepCall}</h2>
          <p class="muted">${en.options.stepCallText}</p>
          <a class="button" href=${mailbox} target="_blank" rel="noreferrer">${en.options.openMailbox}</a>
        </li>
      </ol>
      <h2 class="section">${en.options.settings}</h2>
      ${this.#renderSettings()}
      <section class="card">
        <h2>${en.options.sites}</h2>
        <p class="muted">${en.options.sitesText}</p>
        <dialora-site-list></dialora-site-list>
      </section>
      <section class="card">
        <h2>${en.options.privacy}</h2>
        <p class="muted">${en.options.privacyText}</p>
      </section>
    </main>`;
  }

  #renderAccount() {
    const known = this.agent?.state === 'ready' ? this.agent.value : this.agent?.stale;
    if (this.agent === undefined) return html`<dialora-sign-in-button></dialora-sign-in-button>`;
    if (known === undefined) return html`<p class="muted" role="status">${en.panel.loading}</p>`;
    return html`<p class="done" role="status">
      ${checkIcon()}${say(en.options.signedIn, { name: known.name, account: known.account.name })}
    </p>`;
  }

  #renderSettings() {
    const { dialAtOnce, marks, country } = this.settings;
    return html`<section class="card settings">
      ${checkbox(en.options.dialAtOnce, en.options.dialAtOnceText, dialAtOnce, (on) => this.#change({ dialAtOnce: on }))}
      ${checkbox(en.options.marks, en.options.marksText, marks, (on) => this.#change({ marks: on }))}
      <label class="field">
        <span>${en.options.country}</span>
        <select
          @change=${(event: Event) => {
            const { value } = event.target as HTMLSelectElement;
            void this.#change({ country: value === '' ? undefined : value });
          }}
        >
          <option value="">${en.options.countryAccount}</option>
          ${countries().map(
            ([code, name]) => html`<option value=${code} ?selected=${code === country}>${name}</option>`,
          )}
        </select>
      </label>
    </section>`;
  }
}
customElements.define('dialora-set-up', SetUp);

function checkbox(label: string, text: string, checked: boolean, change: (on: boolean) => Promise<void>) {
  return html`<label class="check">
    <input
      type="checkbox"
      .checked=${checked}
      @change=${(event: Event) => void change((event.target as HTMLInputElement).checked)}
    />
    <span><strong>${label}</strong><span class="muted">${text}</span></span>
  </label>`;
}

function countries(): readonly (readonly [string, string])[] {
  const names = new Intl.DisplayNames('en', { type: 'region' });
  return callingCountries()
    .map(({ country }) => [country, names.of(country) ?? country] as const)
    .sort((a, b) => a[1].localeCompare(b[1]));
}

declare global {
  interface HTMLElementTagNameMap {
    'dialora-set-up': SetUp;
  }
}
