/** Times to call again, as `datetime-local` writes them, in the zone of the person who chooses. */

export type QuickFollowUp = 'tomorrow' | 'three-days' | 'next-week';

export const quickFollowUps: readonly QuickFollowUp[] = ['tomorrow', 'three-days', 'next-week'];

const days: Readonly<Record<QuickFollowUp, number>> = { tomorrow: 1, 'three-days': 3, 'next-week': 7 };
const morning = 9;

/** Nine in the morning, so many days after `now` (epoch ms). */
export function quickTime(quick: QuickFollowUp, now: number): string {
  const date = new Date(now);
  date.setDate(date.getDate() + days[quick]);
  date.setHours(morning, 0, 0, 0);
  return localTime(date);
}

/** `2026-04-14T09:00`, the value of a `datetime-local` field. */
export function localTime(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Which of the quick ones a value is, if it is one. */
export function quickOf(value: string, now: number): QuickFollowUp | undefined {
  return quickFollowUps.find((quick) => quickTime(quick, now) === value);
}
