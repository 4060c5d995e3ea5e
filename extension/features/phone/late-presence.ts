import { createStore, DialoraError, type Presence, type PresenceService } from '@dialora/core';

export interface LatePresence extends PresenceService {
  /** It is known now whose presence it is. */
  attach(agentId: string): void;
  close(): void;
}

/** The presence of an agent who becomes known only once the API answered. */
export function latePresence(create: (agentId: string) => PresenceService): LatePresence {
  const store = createStore<Presence | undefined>(undefined);
  let service: PresenceService | undefined;
  let undo = (): void => undefined;

  return {
    get: () => store.get(),
    subscribe: (listener) => store.subscribe(listener),
    async set(choice) {
      if (service === undefined) throw new DialoraError({ kind: 'api-unreachable' });
      await service.set(choice);
    },
    attach(agentId) {
      if (service !== undefined) return;
      service = create(agentId);
      undo = service.subscribe((presence) => store.set(presence));
      store.set(service.get());
    },
    close: () => undo(),
  };
}
