import type { Call, CallAlerts } from '@dialora/core';

/** Notifications of the calls that ring: shown once each, and gone as soon as the call rings no more, wherever it was taken. */
export class IncomingAlerts {
  readonly #shown = new Map<string, () => void>();

  follow(
    alerts: CallAlerts | undefined,
    ringing: readonly Call[],
    words: (call: Call) => string,
    onOpen: () => void,
  ): void {
    for (const [id, close] of this.#shown) {
      if (ringing.some((call) => call.id === id)) continue;
      close();
      this.#shown.delete(id);
    }
    for (const call of ringing) {
      if (this.#shown.has(call.id)) continue;
      const close = alerts?.show({ id: call.id, title: words(call), onOpen });
      this.#shown.set(call.id, close ?? (() => undefined));
    }
  }

  stop(): void {
    for (const close of this.#shown.values()) close();
    this.#shown.clear();
  }
}
