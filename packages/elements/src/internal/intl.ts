/**
 * `Intl` objects are expensive to make (hundreds of microseconds each) and cheap to keep: one per kind, language and
 * options, dropped when the browser's language changes.
 */
const cache = new Map<string, unknown>();

if (typeof addEventListener === 'function') addEventListener('languagechange', () => cache.clear());

function cached<T>(kind: string, language: string, options: object | undefined, make: () => T): T {
  const key = `${kind} ${language} ${options ? JSON.stringify(options) : ''}`;
  let made = cache.get(key) as T | undefined;
  if (made === undefined) {
    made = make();
    cache.set(key, made);
  }
  return made;
}

export function dateTimeFormat(language: string, options?: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return cached('date', language, options, () => new Intl.DateTimeFormat(language, options));
}

/**
 * A date or time as text. The space beside "PM" is ASCII in some languages and versions of CLDR: a line must not end
 * inside of a time, so it is a no-break space here.
 */
export function dateText(language: string, value: Date | number, options?: Intl.DateTimeFormatOptions): string {
  const parts = dateTimeFormat(language, options).formatToParts(value);
  return parts
    .map(({ type, value: text }, index) => {
      const beside = parts[index - 1]?.type === 'dayPeriod' || parts[index + 1]?.type === 'dayPeriod';
      return type === 'literal' && beside ? text.replaceAll(' ', '\u00a0') : text;
    })
    .join('');
}

export function numberFormat(language: string, options?: Intl.NumberFormatOptions): Intl.NumberFormat {
  return cached('number', language, options, () => new Intl.NumberFormat(language, options));
}

export function relativeTimeFormat(
  language: string,
  options?: Intl.RelativeTimeFormatOptions,
): Intl.RelativeTimeFormat {
  return cached('relative', language, options, () => new Intl.RelativeTimeFormat(language, options));
}

export function pluralRules(language: string): Intl.PluralRules {
  return cached('plural', language, undefined, () => new Intl.PluralRules(language));
}

export function listFormat(language: string, options?: Intl.ListFormatOptions): Intl.ListFormat {
  return cached('list', language, options, () => new Intl.ListFormat(language, options));
}

/** Names of countries in `language`. */
export function regionNames(language: string): Intl.DisplayNames {
  return cached('region', language, undefined, () => new Intl.DisplayNames(language, { type: 'region' }));
}

/** `4:07` or `1:04:07`, with the digits of `language`; for timers and lengths of calls and recordings. */
export function clockDuration(language: string, seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const plain = numberFormat(language, { useGrouping: false });
  const padded = numberFormat(language, { useGrouping: false, minimumIntegerDigits: 2 });
  const tail = padded.format(whole % 60);
  return hours > 0 ? `${plain.format(hours)}:${padded.format(minutes)}:${tail}` : `${plain.format(minutes)}:${tail}`;
}

/** `4 minutes 7 seconds`, for screen readers and sentences; at most two units, no zero units except `0 seconds`. */
export function spokenDuration(language: string, seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts: string[] = [];
  const push = (value: number, unit: 'hour' | 'minute' | 'second') =>
    parts.push(numberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  if (hours) push(hours, 'hour');
  if (minutes) push(minutes, 'minute');
  if (!hours && (whole % 60 || !minutes)) push(whole % 60, 'second');
  return listFormat(language, { type: 'unit', style: 'narrow' }).format(parts);
}
