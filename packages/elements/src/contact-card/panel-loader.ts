import type { Contact } from '@dialora/core';
import type { ReactiveElement } from 'lit';
import type { CardPanels, PanelName, PanelOptions } from './panels.js';

/** Which panel is open; loads the panels' script when one is first asked for, and brings the focus there and back. */
export class PanelLoader {
  readonly #host: ReactiveElement;
  readonly #options: () => PanelOptions;
  #panels: CardPanels | undefined;
  #loading: Promise<CardPanels> | undefined;
  #open: PanelName | undefined;
  #last: PanelName | undefined;
  /** The script did not come. */
  failed = false;

  constructor(host: ReactiveElement, options: () => PanelOptions) {
    this.#host = host;
    this.#options = options;
  }

  get open(): PanelName | undefined {
    return this.#panels ? this.#open : undefined;
  }

  get panels(): CardPanels | undefined {
    return this.#panels;
  }

  async show(name: PanelName, contact: Contact): Promise<void> {
    this.failed = false;
    this.#loading ??= import('./panels.js').then(({ CardPanels }) => new CardPanels(this.#options()));
    try {
      this.#panels = await this.#loading;
    } catch {
      this.#loading = undefined;
      this.failed = true;
      this.#host.requestUpdate();
      return;
    }
    this.#open = this.#last = name;
    this.#panels.open(name, contact);
    await this.#drawn();
    this.#panels.focus();
  }

  /** Back to what was pressed to open it. */
  readonly close = (): void => {
    if (this.#open === undefined) return;
    this.#open = undefined;
    this.#panels?.cancel();
    void this.#drawn().then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>(`[data-panel="${this.#last ?? ''}"]`)?.focus(),
    );
  };

  /** Another contact: whatever was begun is over. */
  drop(): void {
    this.#open = undefined;
    this.#panels?.cancel();
    this.#panels?.editing.forget();
  }

  render(contact: Contact): unknown {
    return this.#open === undefined ? undefined : this.#panels?.render(this.#open, contact);
  }

  async #drawn(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }
}
