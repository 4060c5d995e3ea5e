import type { FilterGroup } from './filters.js';

/** Somebody chose what kinds of activity the timeline shows. Not fired when the page sets `filter`. */
export class FilterChangedEvent extends Event {
  static readonly type = 'dialora-filter-changed';
  readonly detail: { readonly filter: readonly FilterGroup[] };

  constructor(filter: readonly FilterGroup[]) {
    super(FilterChangedEvent.type, { bubbles: true, composed: true });
    this.detail = Object.freeze({ filter });
  }
}

/** A note is kept on this device and will be handed in; `id` is the one the server will know it by. */
export class NoteAddedEvent extends Event {
  static readonly type = 'dialora-note-added';
  readonly detail: { readonly id: string; readonly contactId: string };

  constructor(detail: NoteAddedEvent['detail']) {
    super(NoteAddedEvent.type, { bubbles: true, composed: true });
    this.detail = Object.freeze({ ...detail });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'dialora-filter-changed': FilterChangedEvent;
    'dialora-note-added': NoteAddedEvent;
  }
}
