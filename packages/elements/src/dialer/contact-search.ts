import type { Contact, ContactPhone, ContactSource } from '@dialora/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** One number of one contact: what a person chooses from the list. */
export interface Suggestion {
  readonly contact: Contact;
  readonly phone: ContactPhone;
}

export type SearchState =
  | { readonly state: 'closed' }
  | { readonly state: 'found'; readonly query: string; readonly suggestions: readonly Suggestion[] }
  | { readonly state: 'failed'; readonly query: string };

const pauseMs = 120;
const contactsAtMost = 6;
const suggestionsAtMost = 8;

/** Finds contacts while somebody types; a newer question cancels the older one, and what is shown stays until then. */
export class ContactSearchController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #source: () => ContactSource | undefined;
  #asked: AbortController | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #state: SearchState = { state: 'closed' };

  constructor(host: ReactiveControllerHost, source: () => ContactSource | undefined) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  get state(): SearchState {
    return this.#state;
  }

  hostDisconnected(): void {
    this.close();
  }

  search(query: string): void {
    this.#cancel();
    this.#pause = setTimeout(() => void this.#ask(query), pauseMs);
  }

  close(): void {
    this.#cancel();
    if (this.#state.state !== 'closed') this.#show({ state: 'closed' });
  }

  #cancel(): void {
    clearTimeout(this.#pause);
    this.#asked?.abort();
    this.#asked = undefined;
  }

  async #ask(query: string): Promise<void> {
    const source = this.#source();
    if (!source) return;
    const asked = new AbortController();
    this.#asked = asked;
    try {
      const contacts = await source.search(query, { limit: contactsAtMost, signal: asked.signal });
      if (asked.signal.aborted) return;
      const suggestions = contacts.flatMap((contact) => contact.phones.map((phone) => ({ contact, phone })));
      this.#show({ state: 'found', query, suggestions: suggestions.slice(0, suggestionsAtMost) });
    } catch {
      // The sentence says what to do; why the search failed is logged by whoever made the source.
      if (!asked.signal.aborted) this.#show({ state: 'failed', query });
    }
  }

  #show(state: SearchState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
