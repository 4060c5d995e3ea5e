import type { Call } from '@dialora/core';

/** The agent's draft about a call changed; the dialer keeps drafts, so that no change of view loses one. */
export class NoteChangedEvent extends Event {
  static readonly type = 'dialora-note-changed';
  readonly detail: { readonly call: Call; readonly note?: string; readonly disposition?: string };

  constructor(call: Call, note?: string, disposition?: string) {
    super(NoteChangedEvent.type, { bubbles: true });
    this.detail = {
      call,
      ...(note === undefined ? {} : { note }),
      ...(disposition === undefined ? {} : { disposition }),
    };
  }
}

declare global {
  interface HTMLElementEventMap {
    'dialora-note-changed': NoteChangedEvent;
  }
}
