import type { Activity, ActivityType, PendingEntry } from '@dialora/core';

/** A note or an appointment that this device still has to hand in. */
export interface PendingNote extends Omit<PendingEntry, 'state'> {
  readonly entry: Extract<PendingEntry['entry'], { readonly type: 'note' | 'appointment' }>;
  /** `sent`: the server took it, its entry is about to come. */
  readonly state: PendingEntry['state'] | 'sent';
}

/** What the windowed list draws, oldest first. */
export type TimelineRow =
  | { readonly kind: 'day'; readonly key: string; readonly date: Date }
  | { readonly kind: 'entry'; readonly key: string; readonly position: number; readonly activity: Activity }
  | { readonly kind: 'pending'; readonly key: string; readonly position: number; readonly pending: PendingNote };

export interface TimelineRows {
  readonly rows: readonly TimelineRow[];
  /** How many entries there are, pending ones included. */
  readonly size: number;
}

export interface RowSource {
  /** Oldest first. */
  readonly entries: readonly Activity[];
  readonly pending: readonly PendingNote[];
  readonly shows: (type: ActivityType) => boolean;
  readonly now: number;
}

/** A heading for each day of the reader's own calendar, its entries, and at the very end what is not handed in yet. */
export function buildRows({ entries, pending, shows, now }: RowSource): TimelineRows {
  const rows: TimelineRow[] = [];
  let position = 0;
  let day = { from: '', to: '' };
  const separate = (occurredAt: string): void => {
    // Dates of a sorted feed compare as text, so that only the first entry of a day costs a `Date`.
    if (occurredAt >= day.from && occurredAt < day.to) return;
    const date = new Date(occurredAt);
    if (Number.isNaN(date.getTime())) return;
    const from = new Date(date.getFullYear(), date.getMonth(), date.getDate());
    const to = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1);
    day = { from: from.toISOString(), to: to.toISOString() };
    rows.push({ kind: 'day', key: `day ${day.from}`, date: from });
  };
  const saved = new Set<string>();
  const waiting = new Set(pending.map(({ id }) => id));
  for (const activity of entries) {
    if (waiting.has(activity.id)) saved.add(activity.id);
    if (!shows(activity.type)) continue;
    separate(activity.occurredAt);
    position += 1;
    rows.push({ kind: 'entry', key: `entry ${activity.id}`, position, activity });
  }
  // The same key as the entry that it becomes: it then stays where it is instead of being drawn anew.
  for (const note of pending) {
    if (saved.has(note.id) || !shows(note.entry.type)) continue;
    if (position === 0 || rows.at(-1)?.kind === 'day') separate(new Date(now).toISOString());
    position += 1;
    rows.push({ kind: 'pending', key: `entry ${note.id}`, position, pending: note });
  }
  return { rows, size: position };
}
