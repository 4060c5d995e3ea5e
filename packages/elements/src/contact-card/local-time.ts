import type { NextChange } from '../internal/clock.js';
import { dateTimeFormat, listFormat, numberFormat } from '../internal/intl.js';

/** What a clock on the contact's wall says. */
export interface LocalTime {
  /** "14:32", with the weekday when it is another day there. */
  readonly text: string;
  /** Minutes the contact is ahead of the reader; negative behind. */
  readonly ahead: number;
}

const minute = 60_000;

/** The time in an IANA zone; undefined when the browser does not know the zone. */
export function localTime(lang: string, timeZone: string, now: number): LocalTime | undefined {
  const offset = zoneOffset(timeZone, now);
  if (offset === undefined) return undefined;
  const here = -new Date(now).getTimezoneOffset();
  const day = (minutes: number): number => Math.floor((now / minute + minutes) / 1440);
  const sameDay = day(offset) === day(here);
  const time = dateTimeFormat(lang, { timeZone, hour: 'numeric', minute: '2-digit' });
  const dayAndTime = dateTimeFormat(lang, { timeZone, weekday: 'short', hour: 'numeric', minute: '2-digit' });
  return { text: (sameDay ? time : dayAndTime).format(now), ahead: offset - here };
}

/** Minutes east of UTC at that moment. */
export function zoneOffset(timeZone: string, now: number): number | undefined {
  try {
    const parts = new Map(
      dateTimeFormat('en-US', {
        timeZone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
      })
        .formatToParts(now)
        .map(({ type, value }) => [type, Number(value)]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const there = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
    return Math.round((there - Math.floor(now / minute) * minute) / minute);
  } catch {
    return undefined; // RangeError: no such zone
  }
}

/** "5 hr, 30 min", without its sign. */
export function timeDifference(lang: string, minutes: number): string {
  const whole = Math.abs(minutes);
  const unit = (value: number, name: 'hour' | 'minute'): string =>
    numberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
  const parts = [
    ...(whole >= 60 ? [unit(Math.floor(whole / 60), 'hour')] : []),
    ...(whole % 60 > 0 ? [unit(whole % 60, 'minute')] : []),
  ];
  return listFormat(lang, { type: 'unit', style: 'narrow' }).format(parts);
}

export const nextMinute: NextChange = (now) => (Math.floor(now / minute) + 1) * minute;
