import type { Contact, ContactPhone, ContactSource } from '@dialora/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { mayBeDialled } from './typing.js';

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
  readonly #whenWhole: 'show' | 'close';
  #state: SearchState = { state: 'closed' };

  /** `whenWhole`: what becomes of the list once somebody's number is typed to its end. */
  constructor(
    host: ReactiveControllerHost,
    source: () => ContactSource | undefined,
    { whenWhole = 'show' }: { readonly whenWhole?: 'show' | 'close' } = {},
  ) {
    this.#host = host;
    this.#source = source;
    this.#whenWhole = whenWhole;
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
      const all = contacts.flatMap((contact) => contact.phones.map((phone) => ({ contact, phone })));
      const suggestions = suitable(all, query);
      // A list over the Call button is in the way of whoever has typed all there is to type.
      const isWhole =
        suggestions.length > 0 && suggestions.every((one) => !one.contact.doNotCall && isTyped(one, query));
      if (isWhole && this.#whenWhole === 'close') {
        this.#show({ state: 'closed' });
        return;
      }
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

/** The digits of a number without the zeros that a country's own or the international way of dialling begins with. */
const digitsOf = (text: string): string => text.replace(/\D/g, '').replace(/^0+/, '');

/** Who types digits wants a number that has them, and no other number of the same person. */
function suitable(all: readonly Suggestion[], query: string): readonly Suggestion[] {
  // "3M" is a name.
  if (!mayBeDialled(query) || /\p{L}/u.test(query)) return all;
  return all.filter(({ phone }) => digitsOf(phone.number).includes(digitsOf(query)));
}

/** A national number of nine digits or more has no other one's digits behind it. */
const wholeDigits = 9;

function isTyped({ phone }: Suggestion, query: string): boolean {
  if (!mayBeDialled(query)) return false;
  const [all, typed] = [digitsOf(phone.number), digitsOf(query)];
  return all === typed || (typed.length >= wholeDigits && all.endsWith(typed));
}
