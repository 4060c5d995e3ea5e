import type { LogBook, PhoneSnapshot, Readable } from '@dialora/core';
import { guessOutcome } from './outcome.js';

/**
 * Keeps an outcome for each call that ends, through the outbox: on this device first, then at the API, whatever has
 * become of the panel and of the service worker meanwhile. Returns the undo.
 */
export function logOutcomes(phone: Readable<PhoneSnapshot>, log: Pick<LogBook, 'add'>, kept: () => void): () => void {
  const done = new Set<string>();
  const look = ({ calls }: PhoneSnapshot): void => {
    for (const call of calls) {
      const disposition = done.has(call.id) ? undefined : guessOutcome(call);
      if (disposition === undefined) continue;
      done.add(call.id);
      log.add({ type: 'call-log', callId: call.id, disposition }).then(kept, () => done.delete(call.id));
    }
  };
  look(phone.get());
  return phone.subscribe(look);
}
