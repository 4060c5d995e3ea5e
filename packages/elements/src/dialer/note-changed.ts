/** The agent's draft about a call changed; the dialer keeps drafts, so that no change of view loses one. */
export class NoteChangedEvent extends Event {
  static readonly type = 'dialora-note-changed';
  readonly detail: { readonly callId: string; readonly note?: string; readonly disposition?: string };

  constructor(callId: string, note?: string, disposition?: string) {
    super(NoteChangedEvent.type, { bubbles: true });
    this.detail = {
      callId,
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
