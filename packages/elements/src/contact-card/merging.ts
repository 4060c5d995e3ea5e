import { toProblem, type Contact, type Problem, type Workspace } from '@dialora/core';

export interface MergeState {
  readonly query: string;
  /** Undefined while they are looked for. */
  readonly found: readonly Contact[] | undefined;
  readonly chosen?: Contact;
  readonly busy: boolean;
  readonly problem?: Problem;
}

export interface MergingOptions {
  readonly workspace: () => Workspace | undefined;
  readonly changed: () => void;
  readonly merged: (contact: Contact) => void;
}

/** Finds a contact's double and joins it into the contact. No DOM. */
export class Merging {
  readonly #options: MergingOptions;
  #contact: Contact | undefined;
  #state: MergeState | undefined;
  #search: AbortController | undefined;

  constructor(options: MergingOptions) {
    this.#options = options;
  }

  get state(): MergeState | undefined {
    return this.#state;
  }

  /** Begins with those who share a number or an address with the contact. */
  begin(contact: Contact): void {
    this.#contact = contact;
    this.#set({ query: '', found: undefined, busy: false });
    void this.#find('');
  }

  cancel(): void {
    this.#search?.abort();
    this.#set(undefined);
  }

  search(query: string): void {
    if (!this.#state) return;
    const { chosen: _gone, ...rest } = this.#state;
    this.#set({ ...rest, query, found: undefined });
    void this.#find(query.trim());
  }

  choose(contact: Contact | undefined): void {
    if (!this.#state) return;
    const { chosen: _gone, problem: _old, ...rest } = this.#state;
    this.#set({ ...rest, ...(contact ? { chosen: contact } : {}) });
  }

  async merge(): Promise<void> {
    const state = this.#state;
    const contact = this.#contact;
    const editor = this.#options.workspace()?.editor;
    if (!state?.chosen || !contact || !editor || state.busy) return;
    const { problem: _gone, ...rest } = state;
    this.#set({ ...rest, busy: true });
    try {
      // The newest version: what is joined was not edited here, so nothing of anybody's is overwritten.
      const { etag } = await editor.read(contact.id);
      const merged = await editor.merge(contact.id, state.chosen.id, etag);
      this.#set(undefined);
      this.#options.merged(merged);
    } catch (error) {
      this.#set({ ...rest, busy: false, problem: toProblem(error) });
    }
  }

  async #find(query: string): Promise<void> {
    const contact = this.#contact;
    const contacts = this.#options.workspace()?.contacts;
    if (!contact || !contacts) return;
    this.#search?.abort();
    const { signal } = (this.#search = new AbortController());
    try {
      const lists =
        query === ''
          ? await Promise.all([
              ...contact.phones.slice(0, 5).map(({ number }) => contacts.lookup({ number }, { signal })),
              ...contact.emails.slice(0, 5).map(({ address }) => contacts.lookup({ email: address }, { signal })),
              contacts.search(contact.name, { limit: 5, signal }),
            ])
          : [await contacts.search(query, { limit: 8, signal })];
      const all = new Map(lists.flat().map((each) => [each.id, each]));
      all.delete(contact.id);
      if (!signal.aborted && this.#state) this.#set({ ...this.#state, found: [...all.values()] });
    } catch (error) {
      if (!signal.aborted && this.#state) this.#set({ ...this.#state, found: [], problem: toProblem(error) });
    }
  }

  #set(state: MergeState | undefined): void {
    this.#state = state;
    this.#options.changed();
  }
}
