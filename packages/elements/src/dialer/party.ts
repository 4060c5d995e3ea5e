import type { Call, Contact, ContactSource } from '@dialora/core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Who is at the other end, as far as the account knows. */
export interface Party {
  /** A contact's name, or the carrier's. */
  readonly name?: string;
  readonly company?: string;
  readonly contactId?: string;
  readonly number?: string;
  readonly verified: boolean;
  /** How many contacts hold the number, when more than one does: the person decides who it is. */
  readonly matches: number;
}

/** Looks up the people behind calls, once per number or contact; a failed look-up leaves the number to be shown. */
export class PartyController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #source: () => ContactSource | undefined;
  readonly #found = new Map<string, readonly Contact[] | undefined>();
  readonly #asked = new Map<string, Promise<void>>();
  #gone = new AbortController();

  constructor(host: ReactiveControllerHost, source: () => ContactSource | undefined) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#gone.signal.aborted) this.#gone = new AbortController();
  }

  hostDisconnected(): void {
    this.#gone.abort();
    this.#found.clear();
    this.#asked.clear();
  }

  of(call: Call): Party {
    const { remote } = call;
    const key = remote.contactId ?? remote.number;
    if (key !== undefined) void this.known(call);
    const contacts = (key === undefined ? undefined : this.#found.get(key)) ?? [];
    const only = contacts.length === 1 ? contacts[0] : undefined;
    const name = remote.name ?? only?.name;
    const contactId = remote.contactId ?? only?.id;
    return {
      ...(name === undefined ? {} : { name }),
      ...(only?.company === undefined ? {} : { company: only.company }),
      ...(contactId === undefined ? {} : { contactId }),
      ...(remote.number === undefined ? {} : { number: remote.number }),
      verified: remote.verified === true,
      matches: contacts.length,
    };
  }

  /** Settles (never rejects) once the look-up for this call is over, found or not. */
  known({ remote }: Call): Promise<void> {
    const key = remote.contactId ?? remote.number;
    const source = this.#source();
    if (key === undefined || !source) return Promise.resolve();
    let asked = this.#asked.get(key);
    if (!asked) {
      const { signal } = this.#gone;
      const read =
        remote.contactId === undefined
          ? source.lookup({ number: key }, { signal })
          : source.get(remote.contactId, { signal }).then((contact) => [contact]);
      asked = read.then(
        (contacts) => {
          this.#found.set(key, contacts);
          this.#host.requestUpdate();
        },
        // A later call of the same number looks again.
        () => void this.#found.set(key, undefined),
      );
      this.#asked.set(key, asked);
    }
    return asked;
  }
}
