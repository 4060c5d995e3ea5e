import type { Call } from '@dialora/core';
import type { LogFields } from './log-drafts.js';

/** The agent's draft about a call changed; the dialer keeps drafts, so that no change of view and no reload loses one. */
export class NoteChangedEvent extends Event {
  static readonly type = 'dialora-note-changed';
  readonly detail: { readonly call: Call; readonly change: Partial<LogFields> };

  constructor(call: Call, change: Partial<LogFields>) {
    super(NoteChangedEvent.type, { bubbles: true });
    this.detail = { call, change };
  }
}

declare global {
  interface HTMLElementEventMap {
    'dialora-note-changed': NoteChangedEvent;
  }
}
