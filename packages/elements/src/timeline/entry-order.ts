import { compareActivities, type Activity } from '@dialora/core';

const oldestFirst = (a: Activity, b: Activity): number => compareActivities(b, a);

/** Entries (oldest first) with one more in its place. */
export function inserted(entries: readonly Activity[], activity: Activity): readonly Activity[] {
  const at = entries.findLastIndex((entry) => oldestFirst(entry, activity) < 0) + 1;
  return entries.toSpliced(at, 0, activity);
}

/** Entries (oldest first) with those of a page (newest first); the page's version of an entry replaces the old one. */
export function merged(entries: readonly Activity[], page: readonly Activity[]): readonly Activity[] {
  if (page.length === 0) return entries;
  const ids = new Set(page.map(({ id }) => id));
  const kept = entries.filter(({ id }) => !ids.has(id));
  const items = [...new Map(page.map((activity) => [activity.id, activity])).values()].reverse();
  const [first] = kept;
  const last = items.at(-1);
  const ordered = items.every((item, at) => {
    const next = items[at + 1];
    return !next || oldestFirst(item, next) < 0;
  });
  // Paging back is the rule: the page lies before everything.
  if (ordered && (!first || !last || oldestFirst(last, first) < 0)) return [...items, ...kept];
  return [...kept, ...items].sort(oldestFirst);
}
