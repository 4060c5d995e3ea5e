import type { NumberType } from '../model.js';
import { digitsOf } from '../text/fold.js';
import { zonesOfArea } from './area-zones.js';
import { zonesOfCountry } from './country-zones.js';
import { countriesOfCode } from './plan.js';
import { resolveDigits } from './resolve.js';

/** What a number says about itself. */
export interface NumberFacts {
  /** ISO 3166-1 alpha-2; absent for numbers of no country, such as +800. */
  readonly country?: string;
  /** Every country that shares the calling code, its main one first. */
  readonly sharedWith: readonly string[];
  readonly type: NumberType;
  /**
   * IANA zones the person called may be in: all of the area code's, or all of the country's where the number names no
   * area. Empty where a number says nothing about a place (toll-free, satellite). A ported mobile number may be
   * anywhere: an address or a zone that a contact has goes before this.
   */
  readonly timeZones: readonly string[];
}

const placeless = new Set(['toll-free', 'premium-rate', 'shared-cost', 'company', 'personal', 'voicemail']);

/** Facts of a valid E.164 number; undefined for anything else. */
export function describeNumber(e164: string): NumberFacts | undefined {
  if (!/^\+[0-9]{3,17}$/.test(e164)) return undefined;
  const resolved = resolveDigits(digitsOf(e164), true, undefined);
  if (resolved === undefined) return undefined;
  const { country, kind, national, plan } = resolved;
  const type = kind === 'drama' ? 'fixed-line-or-mobile' : kind;
  return {
    ...(country !== undefined && { country }),
    sharedWith: countriesOfCode(plan.callingCode),
    type,
    timeZones: country === undefined || placeless.has(type) ? [] : zones(country, national, type),
  };
}

/** Where mobile numbers have their own prefixes they name no area, except where the whole plan is by area. */
function zones(country: string, national: string, type: NumberType): readonly string[] {
  const byArea = type !== 'mobile' || country === 'BR' || country === 'MX';
  return (byArea ? zonesOfArea(country, national) : undefined) ?? zonesOfCountry(country);
}
