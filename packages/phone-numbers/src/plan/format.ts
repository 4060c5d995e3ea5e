import type { NumberStyle, ParsedNumber } from '../model.js';
import { fold } from '../text/fold.js';
import { isForDrama } from './drama.js';
import { parseWhole, typingFormatter } from './library.js';
import { knownCountry } from './plan.js';

/**
 * Reads one number as typed, pasted or carried by a link. National numbers need `country` (ISO 3166-1 alpha-2).
 * Undefined when it cannot be a phone number at all; `valid` tells whether it lies in a range that is in use.
 */
export function parseNumber(text: string, country?: string): ParsedNumber | undefined {
  const parsed = parseWhole(fold(text).replaceAll('\u200b', '').trim(), knownCountry(country));
  if (parsed === undefined) return undefined;
  return {
    e164: parsed.number,
    ...(parsed.ext !== undefined && { ext: parsed.ext }),
    ...(parsed.country !== undefined && { country: parsed.country }),
    possible: parsed.isPossible(),
    valid: parsed.isValid() || isForDrama(parsed.countryCallingCode, parsed.nationalNumber),
  };
}

/**
 * A number for people to read. `fromCountry` makes `national` apply only at home: a number of another country is
 * written internationally, so that it can be dialled as read. A text that is no number comes back as it is.
 */
export function formatNumber(e164: string, style: NumberStyle, fromCountry?: string): string {
  const parsed = parseWhole(e164, undefined);
  if (parsed === undefined) return e164;
  const home = knownCountry(fromCountry);
  const abroad = home !== undefined && parsed.country !== undefined && parsed.country !== home;
  return style === 'national' && !abroad ? parsed.formatNational() : parsed.formatInternational();
}

/** Formats a number while it is typed. Feed it the whole field each time: `formatTyped('0204', 'GB')`. */
export function formatTyped(text: string, country?: string): string {
  return typingFormatter(knownCountry(country)).input(fold(text).replaceAll('\u200b', ''));
}
