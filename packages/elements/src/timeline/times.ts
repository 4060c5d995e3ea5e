import type { NextChange } from '../internal/clock.js';
import { relativeTimeFormat } from '../internal/intl.js';
import type { LocaleController } from '../internal/locale-controller.js';

const minute = 60_000;
const hour = 60 * minute;

/** "4 minutes ago" within the last hour, the time of day otherwise: the day is in the heading above. */
export function entryTime({ lang, date }: LocaleController, occurredAt: string, now: number): string {
  const time = Date.parse(occurredAt);
  if (Number.isNaN(time)) return '';
  const age = now - time;
  // A clock that is a little behind the server's must not say "in 2 minutes".
  if (age > -5 * minute && age < hour) {
    const minutes = Math.max(0, Math.floor(age / minute));
    if (minutes === 0) return relativeTimeFormat(lang, { numeric: 'auto' }).format(0, 'second');
    return relativeTimeFormat(lang, { style: 'short' }).format(-minutes, 'minute');
  }
  return date(time, { timeStyle: 'short' });
}

/** "in 5 hours", "in 83 days"; whole units, rounded down, so that nothing lasts longer than it says. */
export function timeLeft(lang: string, ms: number): string {
  const format = relativeTimeFormat(lang, { numeric: 'always' });
  if (ms < hour) return format.format(Math.max(0, Math.floor(ms / minute)), 'minute');
  return ms < 72 * hour
    ? format.format(Math.floor(ms / hour), 'hour')
    : format.format(Math.floor(ms / (24 * hour)), 'day');
}

/** When `entryTime` next reads differently. */
export function entryTimeChange(occurredAt: string): NextChange {
  const time = Date.parse(occurredAt);
  return (now) => {
    if (!(now - time < hour)) return undefined;
    return time + (Math.max(0, Math.floor((now - time) / minute)) + 1) * minute;
  };
}

/** "Today", "Yesterday", "Tuesday 4 March", "4 March 2025". */
export function dayName({ t, date }: LocaleController, day: Date, now: number): string {
  const today = new Date(now);
  const start = (offset: number): number =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() + offset).getTime();
  if (day.getTime() === start(0)) return t('shared.today');
  if (day.getTime() === start(-1)) return t('shared.yesterday');
  const far = day.getFullYear() !== today.getFullYear();
  return date(day, {
    day: 'numeric',
    month: 'long',
    ...(far ? { year: 'numeric' } : { weekday: 'long' }),
  });
}

/** The coming midnight of the reader: day names change then. */
export const nextMidnight: NextChange = (now) => {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1).getTime();
};
