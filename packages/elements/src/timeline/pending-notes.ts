import type { PendingEntry } from '@dialora/core';
import type { PendingNote } from './rows.js';

/**
 * The notes of one contact that this device still has to hand in. A note that left the log book because the server took
 * it stays, as being sent, until its entry is in the feed: it must not blink.
 */
export class PendingNotes {
  #contactId: string | undefined;
  #notes: readonly PendingNote[] = [];
  readonly #discarded = new Set<string>();

  get notes(): readonly PendingNote[] {
    return this.#notes;
  }

  /** Somebody threw this note away: it is not waited for. */
  discard(id: string): void {
    this.#discarded.add(id);
  }

  /**
   * Takes the log book's list over. Returns true when a note has just been taken by the server, whose entry is not in
   * the feed yet: then look for it.
   */
  update(contactId: string, pending: readonly PendingEntry[], arrived: (id: string) => boolean): boolean {
    const same = contactId === this.#contactId;
    this.#contactId = contactId;
    const listed: readonly PendingNote[] = pending.filter((entry) => isNoteOf(entry, contactId));
    const ids = new Set(listed.map(({ id }) => id));
    const gone = same ? this.#notes.filter(({ id }) => !ids.has(id)) : [];
    const awaited = gone.filter(({ id }) => !this.#discarded.has(id) && !arrived(id));
    const left = awaited.some(({ state }) => state !== 'sent');
    const next = [...awaited.map(asSent), ...listed];
    const changed = next.length !== this.#notes.length || next.some((note, at) => note !== this.#notes[at]);
    if (changed) this.#notes = next;
    return left;
  }

  /** The feed was looked through: what is not in it will not come. */
  settle(): void {
    this.#notes = this.#notes.filter(({ state }) => state !== 'sent');
  }
}

function asSent(note: PendingNote): PendingNote {
  if (note.state === 'sent') return note;
  const { problem: _gone, ...rest } = note;
  return { ...rest, state: 'sent' };
}

function isNoteOf(pending: PendingEntry, contactId: string): pending is PendingEntry & Pick<PendingNote, 'entry'> {
  const { entry } = pending;
  return (entry.type === 'note' || entry.type === 'appointment') && entry.contactId === contactId;
}
