import { css, html, LitElement } from 'lit';
import { state } from 'lit/decorators.js';
import { createEventStream } from '@dialora/api';
import type { Readable } from '@dialora/core';
import { browser } from 'wxt/browser';
import { en } from '../../locales/en.js';
import { readAccount } from '../auth/account.js';
import type { DialRequestRecord, PageContext } from '../messages/protocol.js';
import { send } from '../messages/send.js';
import { createPageClient } from '../network/api.js';
import { browserArea } from '../platform/area.js';
import { listen } from '../platform/events.js';
import { parseTabNumbers, tabNumbersName, type TabNumbers } from '../numbers/tab-numbers.js';
import { contextName, parseContext } from '../requests/active-context.js';
import { watchActiveTab, type ActiveTab, type ActiveTabOptions } from '../requests/active-tab.js';
import type { PanelPhone } from '../workspace/phone.js';
import { createPanelPhone } from '../workspace/phone.js';
import type { PanelWorkspace } from '../workspace/workspace.js';
import { createWorkspace } from '../workspace/workspace.js';
import './panel-body.js';
import './sign-in.js';
import { pageStyles } from './styles.js';

const lookAgainMs = 1000;

/** The side panel: signed out, or everything about whoever is on the phone or in the open letter. */
export class SidePanel extends LitElement {
  static override styles = [
    pageStyles,
    css`
      :host {
        min-block-size: 100vh;
        background: var(--_canvas);
      }
      .opening {
        display: grid;
        place-items: center;
        min-block-size: 70vh;
        color: var(--_muted);
      }
    `,
  ];

  @state() private session: 'unknown' | 'signed-in' | 'signed-out' = 'unknown';
  @state() private workspace: PanelWorkspace | undefined;
  @state() private request: DialRequestRecord | undefined;

  readonly #memory = browserArea(browser.storage.session, 'run');
  readonly #disk = browserArea(browser.storage.local, 'keep');
  readonly #client = createPageClient();
  #context: Readable<ActiveTab<PageContext> | null> | undefined;
  #numbers: Readable<ActiveTab<TabNumbers> | null> | undefined;
  #abort = new AbortController();
  #phone: PanelPhone | undefined;
  #windowId: number | undefined;
  #opening: Promise<void> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    const tab: ActiveTabOptions = {
      memory: this.#memory,
      signal,
      activeTab: () => this.#activeTab(),
      onChange: (listener) => {
        listen(browser.tabs.onActivated, listener, signal);
        listen(browser.storage.session.onChanged, listener, signal);
      },
    };
    this.#context = watchActiveTab(tab, contextName, parseContext);
    this.#numbers = watchActiveTab(tab, tabNumbersName, parseTabNumbers);
    listen(browser.storage.session.onChanged, () => this.#look(), signal);
    listen(browser.storage.local.onChanged, () => this.#look(), signal);
    this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#again);
    this.#abort.abort();
    this.#close();
  }

  async #activeTab(): Promise<number | undefined> {
    const windowId = await this.#window();
    const [tab] = await browser.tabs.query({ active: true, windowId });
    return tab?.id;
  }

  async #window(): Promise<number> {
    this.#windowId ??= (await browser.windows.getCurrent()).id ?? browser.windows.WINDOW_ID_CURRENT;
    return this.#windowId;
  }

  /** Looks now, and once more in a moment should the worker not have answered: a wish to call must not wait unseen. */
  #look(): void {
    this.#ask().catch(() => {
      clearTimeout(this.#again);
      this.#again = setTimeout(() => this.isConnected && this.#look(), lookAgainMs);
    });
  }

  /** Asks the worker how things stand. Cheap, and called on every change of what is stored. */
  async #ask(): Promise<void> {
    const [{ state: now }, account] = await Promise.all([
      send({ type: 'session', fresh: false }),
      readAccount(this.#disk),
    ]);
    const signedIn = now === 'signed-in' && account !== undefined;
    this.session = signedIn ? 'signed-in' : 'signed-out';
    if (!signedIn) this.#close();
    else if (this.workspace === undefined)
      await (this.#opening ??= this.#open(account).finally(() => (this.#opening = undefined)));
    const { request } = await send({ type: 'takeDialRequest', windowId: await this.#window() });
    // Who has to sign in first is not surprised by a call afterwards: the number is then only filled in.
    if (request !== null) this.request = signedIn ? request : { ...request, at: 0 };
  }

  async #open(account: NonNullable<Awaited<ReturnType<typeof readAccount>>>): Promise<void> {
    const events = createEventStream(this.#client);
    this.#phone = await createPanelPhone(this.#client, events);
    this.workspace = await createWorkspace({
      client: this.#client,
      events,
      account,
      phone: this.#phone.phone,
      disk: this.#disk,
      onKept: () => void send({ type: 'drainLog' }).catch(() => undefined),
    });
  }

  #close(): void {
    this.workspace?.close();
    this.workspace = undefined;
    this.#phone?.close();
    this.#phone = undefined;
  }

  protected override render() {
    if (this.session === 'signed-out') {
      return html`<dialora-sign-in .waiting=${this.request?.number}></dialora-sign-in>`;
    }
    if (this.session === 'unknown' || this.workspace === undefined) {
      return html`<p class="opening" role="status">${en.panel.loading}</p>`;
    }
    return html`<dialora-panel-body
      .workspace=${this.workspace}
      .context=${this.#context}
      .numbers=${this.#numbers}
      .disk=${this.#disk}
      .request=${this.request}
      @dialora-request-done=${() => (this.request = undefined)}
    ></dialora-panel-body>`;
  }
}
customElements.define('dialora-side-panel', SidePanel);

declare global {
  interface HTMLElementTagNameMap {
    'dialora-side-panel': SidePanel;
  }
}
