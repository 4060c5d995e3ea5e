import type { Session } from './session.js';

/** Twilio rings the ten newest registrations of an identity; so does this gateway. */
export const devicesPerIdentity = 10;

/** Who is connected, and which devices ring for an identity. */
export interface Registry {
  readonly size: number;
  add(session: Session): void;
  remove(session: Session): void;
  /** Resolves once no session is left. */
  empty(): Promise<void>;
  all(): readonly Session[];
  /** The registered devices of an identity, newest first, at most ten. */
  devicesOf(identity: string): readonly Session[];
}

export function createRegistry(limit = devicesPerIdentity): Registry {
  const sessions = new Set<Session>();
  const waiting: (() => void)[] = [];
  return {
    get size() {
      return sessions.size;
    },
    add: (session) => void sessions.add(session),
    remove(session) {
      sessions.delete(session);
      if (sessions.size === 0) for (const resolve of waiting.splice(0)) resolve();
    },
    async empty() {
      if (sessions.size > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    },
    all: () => [...sessions],
    devicesOf: (identity) =>
      [...sessions]
        .filter((session) => session.registered && session.identity === identity)
        .sort((a, b) => b.registeredAt - a.registeredAt)
        .slice(0, limit),
  };
}
