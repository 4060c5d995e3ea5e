import { isForDrama } from './drama.js';
import { formatFor } from './formats.js';
import {
  countriesOfCode,
  lengthsOfCode,
  planOf,
  planOfCode,
  type CountryCode,
  type Plan,
  type PlanKind,
  type PlanType,
} from './plan.js';

/** What a string of digits is, once read by the numbering plans. */
export interface Resolved {
  readonly e164: string;
  /** Absent for services without a country, such as +800. */
  readonly country: CountryCode | undefined;
  readonly kind: PlanKind | 'fixed-line-or-mobile' | 'drama';
  readonly national: string;
  /** How the country was told: by `+`, by the prefix for calls abroad, by a calling code without `+`, or not at all. */
  readonly origin: 'plus' | 'idd' | 'code' | 'national';
  readonly plan: Plan;
}

interface Split {
  readonly code: string;
  readonly rest: string;
  readonly origin: Resolved['origin'];
}

/**
 * Reads digits as a phone number in use, or undefined. The order of steps is libphonenumber's: calling code, trunk
 * prefix, country by leading digits, then the ranges of that country. It exists beside the library because it keeps
 * its expressions compiled, which makes it an order of magnitude faster; a property test holds the two together.
 */
export function resolveDigits(digits: string, plus: boolean, country: CountryCode | undefined): Resolved | undefined {
  const read = readDigits(digits, plus, country);
  if (read === undefined) return undefined;
  const { code, national, plan, origin } = read;
  const kind = kindOf(national, plan) ?? (isForDrama(code, national) ? 'drama' : undefined);
  if (kind === undefined) return undefined;
  // No range of any country holds a number kept for drama; it belongs to the main one.
  const owner = read.country ?? (kind === 'drama' ? countriesOfCode(code)[0] : undefined);
  return { e164: `+${code}${national}`, country: owner, kind, national, origin, plan };
}

export interface DigitsRead {
  readonly code: string;
  readonly national: string;
  readonly country: CountryCode | undefined;
  readonly plan: Plan;
  readonly origin: Resolved['origin'];
}

/** The steps of `resolveDigits` up to the question whether the number is in use. */
export function readDigits(digits: string, plus: boolean, country: CountryCode | undefined): DigitsRead | undefined {
  if (digits.length < 3 || digits.length > 20) return undefined;
  const split = plus ? splitCode(digits, 'plus') : splitNational(digits, country);
  if (split === undefined) return undefined;
  const { code, origin } = split;
  const home = origin === 'national' && country !== undefined ? planOf(country) : planOfCode(code);
  if (home === undefined) return undefined;
  const national = withoutTrunk(split.rest, home);
  if (national.length < 2 || national.length > 17) return undefined;
  const exact = countryOf(code, national) ?? (origin === 'national' ? country : undefined);
  return { code, national, country: exact, plan: exact === undefined ? home : planOf(exact), origin };
}

/** Whether people of its country write a trunk prefix before this national number. */
export function isWrittenWithTrunk({ plan, national }: Pick<Resolved, 'plan' | 'national'>): boolean {
  return formatFor(plan, national)?.withTrunk ?? false;
}

/** No calling code is the start of another, so the first that exists is the one. */
function splitCode(digits: string, origin: Resolved['origin']): Split | undefined {
  if (digits.startsWith('0')) return undefined;
  for (let length = 1; length <= 3; length++) {
    const code = digits.slice(0, length);
    if (planOfCode(code) !== undefined) return { code, rest: digits.slice(length), origin };
  }
  return undefined;
}

function splitNational(digits: string, country: CountryCode | undefined): Split | undefined {
  if (country === undefined) return undefined;
  const plan = planOf(country);
  const idd = plan.idd?.exec(digits);
  if (idd && digits.length > idd[0].length && digits[idd[0].length] !== '0')
    return splitCode(digits.slice(idd[0].length), 'idd');
  const code = plan.callingCode;
  if (digits.startsWith(code)) {
    const rest = digits.slice(code.length);
    const asNational = withoutTrunk(digits, plan);
    const betterWithout = !plan.national.test(asNational) && plan.national.test(withoutTrunk(rest, plan));
    if (betterWithout || asNational.length > (plan.lengths.at(-1) ?? 0)) return { code, rest, origin: 'code' };
  }
  return { code, rest: digits, origin: 'national' };
}

/** Strips (or, where the plan says so, rewrites) the trunk prefix, unless that would spoil a good number. */
function withoutTrunk(digits: string, plan: Plan): string {
  const match = plan.trunk?.exec(digits);
  if (!match || plan.trunk === undefined) return digits;
  const captured = match.length > 1 && match[match.length - 1] !== undefined && match[match.length - 1] !== '';
  const national =
    captured && plan.trunkRule !== undefined
      ? digits.replace(plan.trunk, plan.trunkRule)
      : digits.slice(match[0].length);
  if (national === digits) return digits;
  if (plan.national.test(digits) && !plan.national.test(national)) return digits;
  const exact = countryOf(plan.callingCode, national);
  const lengths = exact === undefined ? plan.lengths : planOf(exact).lengths;
  const tooLong = national.length > (lengths.at(-1) ?? 0);
  return tooLong || lengths.includes(national.length) ? national : digits;
}

function countryOf(code: string, national: string): CountryCode | undefined {
  const countries = countriesOfCode(code);
  if (countries.length <= 1) return countries[0];
  if (!lengthsOfCode(code).has(national.length)) return undefined;
  for (const country of countries) {
    const plan = planOf(country);
    if (plan.leading === undefined ? kindOf(national, plan) !== undefined : plan.leading.test(national)) return country;
  }
  return undefined;
}

// The search for the country asks first, the question whether the number is in use once more.
let asked: { readonly national: string; readonly plan: Plan; readonly kind: Resolved['kind'] | undefined } | undefined;

function kindOf(national: string, plan: Plan): Resolved['kind'] | undefined {
  if (asked?.national !== national || asked.plan !== plan) asked = { national, plan, kind: findKind(national, plan) };
  return asked.kind;
}

function findKind(national: string, plan: Plan): Resolved['kind'] | undefined {
  if (!plan.national.test(national)) return undefined;
  const { types } = plan;
  const [first, second] = types;
  if (first === undefined) return 'fixed-line';
  // In the order of the rows: mobile numbers, where they have ranges of their own, come right after fixed lines.
  if (first.kind === 'fixed-line' && fits(national, first))
    return second?.kind === 'mobile' && !fits(national, second) ? 'fixed-line' : 'fixed-line-or-mobile';
  return types.find((type) => type.kind !== 'fixed-line' && fits(national, type))?.kind;
}

function fits(national: string, { lengths, pattern }: PlanType): boolean {
  return lengths.includes(national.length) && pattern.test(national);
}
