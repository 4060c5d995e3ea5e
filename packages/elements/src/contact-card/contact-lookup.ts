import {
  createStore,
  isTransient,
  toProblem,
  type Contact,
  type ContactSource,
  type LiveEvent,
  type LiveEvents,
  type Problem,
  type Readable,
} from '@dialora/core';

/** By what a contact is looked up: its id, an E.164 number, or an e-mail address. */
export type LookupKey = { readonly id: string } | { readonly number: string } | { readonly email: string };

export type LookupState =
  | { readonly state: 'loading' }
  | { readonly state: 'found'; readonly contact: Contact; readonly others: readonly Contact[] }
  /** Several hold this number or address: the person says who it is. */
  | { readonly state: 'choose'; readonly contacts: readonly Contact[] }
  | { readonly state: 'unknown' }
  | { readonly state: 'failed'; readonly problem: Problem };

/** One contact, looked up once and then kept true by live events. */
export class ContactLookup implements Readable<LookupState> {
  readonly #key: LookupKey;
  readonly #contacts: ContactSource;
  readonly #live: LiveEvents;
  readonly #store = createStore<LookupState>({ state: 'loading' });
  readonly #stop = new AbortController();
  /** What live events said while a read was under way: newer than what the read will say. */
  #told = new Map<string, Contact>();
  #chosen: string | undefined;
  #reads = 0;

  constructor(key: LookupKey, contacts: ContactSource, live: LiveEvents) {
    this.#key = key;
    this.#contacts = contacts;
    this.#live = live;
  }

  get(): LookupState {
    return this.#store.get();
  }

  subscribe(listener: (value: LookupState, previous: LookupState) => void): () => void {
    return this.#store.subscribe(listener);
  }

  start(): void {
    const undo = [
      this.#live.subscribe((event) => this.#apply(event), { onGap: () => void this.#read() }),
      this.#live.state.subscribe((state) => {
        const now = this.get();
        if (state === 'open' && now.state === 'failed' && isTransient(now.problem)) void this.reload();
      }),
    ];
    this.#stop.signal.addEventListener('abort', () => undo.forEach((each) => each()));
    void this.#read();
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Looks again, showing that it does. */
  async reload(): Promise<void> {
    this.#set({ state: 'loading' });
    await this.#read();
  }

  /** Says which of several it is; undefined asks again. */
  choose(id: string | undefined): void {
    this.#chosen = id;
    const now = this.get();
    if (now.state === 'choose') this.#show(now.contacts);
    else if (now.state === 'found') this.#show([now.contact, ...now.others]);
  }

  /** What the server answered to a change of this contact. */
  put(contact: Contact): void {
    this.#apply({ type: 'contact-updated', contact });
  }

  async #read(): Promise<void> {
    const read = (this.#reads += 1);
    this.#told = new Map();
    const { signal } = this.#stop;
    try {
      const contacts = await this.#ask(signal);
      if (signal.aborted || read !== this.#reads) return;
      this.#show(contacts.map((contact) => this.#told.get(contact.id) ?? contact));
    } catch (error) {
      if (signal.aborted || read !== this.#reads) return;
      const problem = toProblem(error);
      // A look behind the scenes that failed takes nothing away from what is shown.
      if (this.get().state === 'found' && isTransient(problem)) return;
      this.#set(
        'id' in this.#key || problem.kind !== 'not-found' ? { state: 'failed', problem } : { state: 'unknown' },
      );
    }
  }

  async #ask(signal: AbortSignal): Promise<readonly Contact[]> {
    if ('id' in this.#key) return [await this.#contacts.get(this.#key.id, { signal })];
    return this.#contacts.lookup(this.#key, { signal });
  }

  #show(contacts: readonly Contact[]): void {
    const [first, ...rest] = contacts;
    const chosen = contacts.find(({ id }) => id === this.#chosen);
    if (!first) this.#set({ state: 'unknown' });
    else if (chosen) this.#set({ state: 'found', contact: chosen, others: contacts.filter((each) => each !== chosen) });
    else if (rest.length === 0) this.#set({ state: 'found', contact: first, others: [] });
    else this.#set({ state: 'choose', contacts });
  }

  #apply(event: LiveEvent): void {
    if (event.type !== 'contact-updated') return;
    const { contact } = event;
    this.#told.set(contact.id, contact);
    const now = this.get();
    const shown = now.state === 'found' ? [now.contact, ...now.others] : now.state === 'choose' ? now.contacts : [];
    if (shown.some(({ id }) => id === contact.id)) {
      const updated = shown.map((each) => (each.id === contact.id ? contact : each));
      this.#show(updated.filter((each) => this.#holds(each)));
    } else if (now.state !== 'loading' && !('id' in this.#key) && this.#holds(contact)) {
      // Somebody gave this number to a contact: it is no longer unknown, or no longer one's alone.
      void this.#read();
    }
  }

  #holds(contact: Contact): boolean {
    const key = this.#key;
    if ('id' in key) return contact.id === key.id;
    if ('number' in key) return contact.phones.some(({ number }) => number === key.number);
    return contact.emails.some(({ address }) => address.toLowerCase() === key.email.toLowerCase());
  }

  #set(state: LookupState): void {
    if (!this.#stop.signal.aborted) this.#store.set(state);
  }
}
