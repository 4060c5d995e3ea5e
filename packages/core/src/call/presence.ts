/** Whether an agent can take calls. `busy` is set by a live call or by the agent; `wrap-up` follows a call and ends by itself. */
export type PresenceState = 'available' | 'busy' | 'wrap-up' | 'away' | 'offline';

/** What an agent may choose; `wrap-up` prolongs the time after a call, or begins it anew. */
export type PresenceChoice = 'available' | 'busy' | 'away' | 'wrap-up';

/** As the server says it, the same for every surface. Times are epoch ms. */
export interface Presence {
  readonly state: PresenceState;
  readonly since: number;
  /** When it changes by itself, as at the end of the wrap-up. */
  readonly until?: number;
  /** What it changes to then. */
  readonly next?: PresenceState;
}

/** Another agent of the account, to transfer to. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly title?: string;
  readonly presence: Presence;
}
