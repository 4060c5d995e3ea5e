import { systemClock, type Clock, type Contact, type ContactSource, type LiveEvents } from '@dialora/core';
import type { ApiClient } from '../client/client.js';
import { orAborted } from '../internal/wait.js';
import { getContact, listContacts, lookupContacts } from '../routes/contacts.js';

export interface ContactSourceOptions {
  readonly clock?: Clock;
  /** Keeps what is cached right while somebody listens to it. */
  readonly live?: LiveEvents;
  /** How long a contact is shown without asking again. Milliseconds, 30 s by default. */
  readonly ttlMs?: number;
}

export interface CachedContactSource extends ContactSource {
  /** Puts a contact in that came from elsewhere (an edit's answer). */
  remember(contact: Contact): void;
  /** Forgets everybody: at sign-out. */
  clear(): void;
  /** Clears and stops listening. */
  close(): void;
}

interface Entry {
  readonly contact: Contact;
  readonly at: number;
}

/** Enough for every card and row on a screen; a customer's data is not hoarded. */
const mostEntries = 300;

/** Contacts from the API with a small, short-lived cache in memory; several asking for one at once ask the API once. */
export function createContactSource(client: ApiClient, options: ContactSourceOptions = {}): CachedContactSource {
  const clock = options.clock ?? systemClock;
  const ttlMs = options.ttlMs ?? 30_000;
  const cache = new Map<string, Entry>();
  const underWay = new Map<string, Promise<Contact>>();
  // Answers that were asked for before a sign-out must not fill the cache after it.
  let generation = 0;

  function remember(contact: Contact): void {
    cache.delete(contact.id);
    cache.set(contact.id, { contact, at: clock.now() });
    const oldest = cache.keys().next();
    if (cache.size > mostEntries && oldest.done !== true) cache.delete(oldest.value);
  }

  function rememberAll(contacts: readonly Contact[], asOf: number): readonly Contact[] {
    if (asOf === generation) contacts.forEach(remember);
    return contacts;
  }

  function load(id: string): Promise<Contact> {
    const existing = underWay.get(id);
    if (existing !== undefined) return existing;
    const asOf = generation;
    const loading = client
      .send(getContact, { params: { id } })
      .then(({ data }) => {
        rememberAll([data], asOf);
        return data;
      })
      .finally(() => {
        if (underWay.get(id) === loading) underWay.delete(id);
      });
    underWay.set(id, loading);
    return loading;
  }

  function clear(): void {
    generation += 1;
    cache.clear();
    underWay.clear();
  }

  const unsubscribe = options.live?.subscribe(
    (event) => {
      if (event.type === 'contact-updated' && cache.has(event.contact.id)) remember(event.contact);
    },
    { onGap: () => cache.clear() },
  );

  return {
    get(id, { signal } = {}) {
      const entry = cache.get(id);
      if (entry !== undefined && clock.now() - entry.at < ttlMs) return Promise.resolve(entry.contact);
      // One asker who leaves must not take the shared request away from the others.
      return orAborted(load(id), signal);
    },
    async search(query, { limit = 20, signal } = {}) {
      const asOf = generation;
      const text = query.trim();
      const { data } = await client.send(listContacts, {
        query: { limit, ...(text === '' ? {} : { query: text }) },
        ...(signal === undefined ? {} : { signal }),
      });
      return rememberAll(data, asOf);
    },
    async lookup(by, { signal } = {}) {
      const asOf = generation;
      const { data } = await client.send(lookupContacts, { query: by, ...(signal === undefined ? {} : { signal }) });
      return rememberAll(data, asOf);
    },
    remember,
    clear,
    close() {
      unsubscribe?.();
      clear();
    },
  };
}
