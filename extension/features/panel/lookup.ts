import type { Contact, ContactSource, Problem } from '@dialora/core';
import { toProblem } from '@dialora/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Who } from './who.js';
import { sameWho } from './who.js';

export type Found =
  | { readonly state: 'nobody' }
  | { readonly state: 'looking'; readonly who: Who }
  | { readonly state: 'contact'; readonly id: string }
  | { readonly state: 'none'; readonly who: Who }
  | { readonly state: 'several'; readonly contacts: readonly Contact[] }
  | { readonly state: 'failed'; readonly who: Who; readonly problem: Problem };

/** Turns "whoever has this address or number" into contacts. A later question overtakes an earlier one. */
export class LookupController implements ReactiveController {
  found: Found = { state: 'nobody' };
  readonly #host: ReactiveControllerHost;
  #asked: Who = { kind: 'nobody' };
  #abort = new AbortController();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#abort.abort();
    this.#asked = { kind: 'nobody' };
  }

  ask(who: Who, contacts: ContactSource): void {
    if (sameWho(who, this.#asked)) return;
    this.retry(who, contacts);
  }

  retry(who: Who, contacts: ContactSource): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#asked = who;
    if (who.kind === 'nobody') this.#set({ state: 'nobody' });
    else if (who.kind === 'contact') this.#set({ state: 'contact', id: who.id });
    else {
      this.#set({ state: 'looking', who });
      void this.#look(who, contacts, this.#abort.signal);
    }
  }

  async #look(
    who: Extract<Who, { kind: 'number' | 'address' }>,
    contacts: ContactSource,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const by = who.kind === 'number' ? { number: who.number } : { email: who.email };
      const matches = await contacts.lookup(by, { signal });
      if (signal.aborted) return;
      const [first] = matches;
      if (first === undefined) this.#set({ state: 'none', who });
      else if (matches.length === 1) this.#set({ state: 'contact', id: first.id });
      else this.#set({ state: 'several', contacts: matches });
    } catch (error) {
      if (!signal.aborted) this.#set({ state: 'failed', who, problem: toProblem(error) });
    }
  }

  #set(found: Found): void {
    this.found = found;
    this.#host.requestUpdate();
  }
}
