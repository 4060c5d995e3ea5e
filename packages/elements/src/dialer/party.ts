import type { Activity, ActivitySource, Call, CallParty, Contact, ContactSource } from '@dialora/core';
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
  readonly tags: readonly string[];
  readonly doNotCall: boolean;
  /** The newest entry of the contact's feed, once `last` was asked for it. */
  readonly last?: Activity;
}

interface Sources {
  readonly contacts: ContactSource;
  readonly activities: ActivitySource;
}

/** Looks up the people behind calls, once per number or contact; a failed look-up leaves the number to be shown. */
export class PartyController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #sources: () => Sources | undefined;
  readonly #found = new Map<string, readonly Contact[] | undefined>();
  readonly #asked = new Map<string, Promise<void>>();
  /** By the call that it was read for. */
  readonly #last = new Map<string, Activity | undefined>();
  #gone = new AbortController();

  constructor(host: ReactiveControllerHost, sources: () => Sources | undefined) {
    this.#host = host;
    this.#sources = sources;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#gone.signal.aborted) this.#gone = new AbortController();
  }

  hostDisconnected(): void {
    this.#gone.abort();
    this.#found.clear();
    this.#asked.clear();
    this.#last.clear();
  }

  of({ remote }: Call): Party {
    return this.who(remote);
  }

  /** Somebody in a call of several. */
  who(remote: CallParty): Party {
    const key = remote.contactId ?? remote.number;
    if (key !== undefined) void this.known({ remote });
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
      tags: only?.tags ?? [],
      doNotCall: only?.doNotCall ?? false,
    };
  }

  /** Also reads what was last said with them: for somebody who has to decide whether to answer. */
  withLast(call: Call): Party {
    const party = this.of(call);
    const { contactId } = party;
    const sources = this.#sources();
    if (contactId !== undefined && sources && !this.#last.has(call.id)) {
      this.#last.set(call.id, undefined);
      // The newest entry is this very call.
      sources.activities.page({ contactId, limit: 2 }, { signal: this.#gone.signal }).then(
        ({ items }) => {
          this.#last.set(
            call.id,
            items.find((item) => item.type !== 'call' || item.callId !== call.id),
          );
          this.#host.requestUpdate();
        },
        () => undefined,
      );
    }
    const last = this.#last.get(call.id);
    return last === undefined ? party : { ...party, last };
  }

  /** Settles (never rejects) once the look-up for this call is over, found or not. */
  known({ remote }: Pick<Call, 'remote'>): Promise<void> {
    const key = remote.contactId ?? remote.number;
    const source = this.#sources()?.contacts;
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
