/** Somebody pressed Play, or the end was reached. */
export class SoundPlayedEvent extends Event {
  static readonly type = 'dialora-sound-played';
  readonly detail: { readonly state: 'started' | 'ended' };

  constructor(state: 'started' | 'ended') {
    super(SoundPlayedEvent.type, { bubbles: true });
    this.detail = { state };
  }
}

/** The sound went on, or somebody moved it. Seconds. */
export class SoundMovedEvent extends Event {
  static readonly type = 'dialora-sound-moved';
  readonly detail: { readonly at: number };

  constructor(at: number) {
    super(SoundMovedEvent.type, { bubbles: true });
    this.detail = { at };
  }
}

declare global {
  interface HTMLElementEventMap {
    'dialora-sound-moved': SoundMovedEvent;
    'dialora-sound-played': SoundPlayedEvent;
  }
}
