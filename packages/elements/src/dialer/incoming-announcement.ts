import type { Announcer } from '../internal/announcer.js';

/** A look-up of the name may take this long; then the call is told with its number. */
const patienceMs = 600;

/** Tells each time that a call begins to ring, once, assertively, with the caller's name if it is known soon. */
export class IncomingAnnouncement {
  readonly #announcer: Announcer;
  readonly #told = new Set<string>();

  constructor(announcer: Announcer) {
    this.#announcer = announcer;
  }

  /** A call that was handed over may come back under its own id: then it is told again. */
  keepOnly(ringing: readonly { readonly id: string }[]): void {
    for (const id of this.#told) if (!ringing.some((call) => call.id === id)) this.#told.delete(id);
  }

  tell(callId: string, known: Promise<void>, words: () => string): void {
    if (this.#told.has(callId)) return;
    this.#told.add(callId);
    const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
    void Promise.race([known, patience]).then(() => this.#announcer.alert(words()));
  }
}
