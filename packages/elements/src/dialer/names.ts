import type { Contact, ContactSource } from '@dialora/core';
import type { ReactiveControllerHost } from 'lit';

/** Names of the people in a list, each looked up once; until then, and when it fails, undefined. */
export class Names {
  readonly #host: ReactiveControllerHost;
  readonly #source: () => ContactSource | undefined;
  readonly #known = new Map<string, string | undefined>();

  constructor(host: ReactiveControllerHost, source: () => ContactSource | undefined) {
    this.#host = host;
    this.#source = source;
  }

  of(number: string, contactId: string | undefined): string | undefined {
    const key = contactId ?? number;
    if (!this.#known.has(key)) this.#ask(key, number, contactId);
    return this.#known.get(key);
  }

  #ask(key: string, number: string, contactId: string | undefined): void {
    const source = this.#source();
    if (!source) return;
    this.#known.set(key, undefined);
    const reading: Promise<readonly Contact[]> =
      contactId === undefined
        ? number.startsWith('+')
          ? source.lookup({ number })
          : Promise.resolve([])
        : source.get(contactId).then((contact) => [contact]);
    reading.then(
      // Two people share the number: the number itself says more than either name.
      (contacts) => {
        if (contacts.length !== 1) return;
        this.#known.set(key, contacts[0]?.name);
        this.#host.requestUpdate();
      },
      // The next list asks again.
      () => void this.#known.delete(key),
    );
  }
}
