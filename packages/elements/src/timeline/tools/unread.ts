import type { Activity, DeviceMemory } from '@dialora/core';

/** So many contacts' marks are kept on a device. */
const mostContacts = 300;
const name = 'timeline-read';

/**
 * Up to where this agent has read each conversation, kept on the device. The mark that is shown stays where it was when
 * the conversation was opened; what is read meanwhile moves the one that is kept.
 */
export class UnreadMark {
  #memory: DeviceMemory | undefined;
  #contactId: string | undefined;
  #since: string | undefined;

  open(memory: DeviceMemory | undefined, contactId: string | undefined): void {
    this.#memory = memory;
    this.#contactId = contactId;
    this.#since = contactId === undefined ? undefined : marks(memory).get(contactId);
  }

  /** The first entry that came since, of somebody else than `me`; none at the first visit. */
  firstUnread(entries: readonly Activity[], me: string | undefined): string | undefined {
    const since = this.#since;
    if (since === undefined) return undefined;
    return entries.find(({ occurredAt, author }) => occurredAt > since && (author === undefined || author.id !== me))
      ?.id;
  }

  /** The end of the conversation was on the screen. */
  read(entries: readonly Activity[]): void {
    const last = entries.at(-1)?.occurredAt;
    if (last === undefined || this.#contactId === undefined || !this.#memory) return;
    const kept = marks(this.#memory);
    if ((kept.get(this.#contactId) ?? '') >= last) return;
    kept.delete(this.#contactId);
    kept.set(this.#contactId, last);
    this.#memory.put(name, JSON.stringify(Object.fromEntries([...kept].slice(-mostContacts))));
  }
}

function marks(memory: DeviceMemory | undefined): Map<string, string> {
  try {
    const kept: unknown = JSON.parse(memory?.get()[name] ?? '{}');
    if (kept === null || typeof kept !== 'object') return new Map();
    return new Map(Object.entries(kept).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  } catch {
    return new Map();
  }
}
