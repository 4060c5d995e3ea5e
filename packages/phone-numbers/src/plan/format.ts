import type { NumberStyle, ParsedNumber } from '../model.js';
import { extensionAfter } from '../text/extension.js';
import { digitsOf, fold } from '../text/fold.js';
import { formatFor } from './formats.js';
import { knownCountry } from './plan.js';
import { readDigits, resolveDigits } from './resolve.js';

const scheme = /^(?:tel|callto|sms):\/*/i;
const written = /^[ ]*([+([][+([ ]*)?[0-9][0-9 ()[\].\-/~]*/;

/**
 * Reads one number as typed, pasted or carried by a link. National numbers need `country` (ISO 3166-1 alpha-2).
 * Undefined when it cannot be a phone number at all; `valid` tells whether it lies in a range that is in use.
 */
export function parseNumber(text: string, country?: string): ParsedNumber | undefined {
  if (text.length > 200) return undefined;
  const folded = fold(text.trim()).replaceAll('\u200b', '').replace(scheme, '');
  const match = written.exec(folded);
  if (match === null) return undefined;
  const extension = extensionAfter(folded, match[0].trimEnd().length);
  const rest = folded.slice(match[0].trimEnd().length + (extension?.length ?? 0));
  if (/[\p{L}\p{N}]/u.test(rest)) return undefined;
  const plus = match[1]?.includes('+') ?? false;
  const digits = digitsOf(match[0]);
  const read = readDigits(digits, plus, knownCountry(country));
  if (read === undefined) return undefined;
  const resolved = resolveDigits(digits, plus, knownCountry(country));
  const owner = resolved?.country ?? read.country;
  return {
    e164: `+${read.code}${read.national}`,
    ...(extension && { ext: extension.ext }),
    ...(owner !== undefined && { country: owner }),
    possible: resolved !== undefined || read.plan.lengths.includes(read.national.length),
    valid: resolved !== undefined,
  };
}

/**
 * A number for people to read. `fromCountry` makes `national` apply only at home: a number of another country is
 * written internationally, so that it can be dialled as read. A text that is no number comes back as it is.
 */
export function formatNumber(e164: string, style: NumberStyle, fromCountry?: string): string {
  const digits = digitsOf(e164);
  const read = e164.startsWith('+') ? readDigits(digits, true, undefined) : undefined;
  if (read === undefined) return e164;
  const { code, national, plan, country } = read;
  const home = knownCountry(fromCountry);
  const format = formatFor(plan, national);
  if (style === 'national' && (home === undefined || country === undefined || country === home)) {
    return format === undefined ? national : national.replace(format.pattern, format.national);
  }
  const grouped = format === undefined ? national : national.replace(format.pattern, format.international);
  // ITU-T E.123: an international number has spaces between its groups and nothing else.
  return `+${code} ${grouped.replace(/[-.()/~ ]+/g, ' ').trim()}`;
}
