import { isWrittenWithTrunk, resolveDigits, type Resolved } from '../plan/resolve.js';
import { planOf, type CountryCode } from '../plan/plan.js';
import { trimmed, visitPieces } from './cuts.js';
import { countDigits, digitsOf } from './fold.js';
import { isLikelyOther, isNeverDialled, isOneThing } from './rejects.js';
import { shapeOf, type Shape } from './shape.js';

/** A part of a candidate that the numbering plans accept; what stands around it is asked later. */
export interface Reading {
  readonly from: number;
  readonly to: number;
  readonly e164: string;
  /** Written with a leading plus, so that no country had to be assumed. */
  readonly plus: boolean;
  /** Digits only, nothing between them. */
  readonly block: boolean;
  /** Needs no word such as "Tel" before it. */
  readonly plausible: boolean;
}

export interface Readings {
  /** Best first. */
  readonly list: readonly Reading[];
  /** Where to look on when none of them suits. */
  readonly next: number;
}

// Pages repeat their numbers (headers, tables, chats); so does whoever wants to keep a scanner busy.
const remembered = new Map<string, Readings>();
const memory = 128;
let rememberedFor: CountryCode | undefined;

/** How a candidate can be read, best first: as one number, or failing that as pieces of it. */
export function readingsOf(candidate: string, country: CountryCode | undefined): Readings {
  // Most dates and prices of a page end here, told by counting alone.
  const digits = countDigits(candidate, 0, candidate.length);
  if (digits < fewestDigits(candidate.includes('+'), country)) return { list: [], next: candidate.length };
  if (candidate.length > 200) return read(candidate, digits, country);
  if (remembered.size >= memory || country !== rememberedFor) remembered.clear();
  rememberedFor = country;
  let readings = remembered.get(candidate);
  if (readings === undefined) remembered.set(candidate, (readings = read(candidate, digits, country)));
  return readings;
}

/** `digits` is how many the candidate has: enough for a number. */
function read(candidate: string, digits: number, country: CountryCode | undefined): Readings {
  const next = candidate.length;
  const shape = digits > 20 ? undefined : shapeOf(candidate);
  const whole = shape && readSpan(candidate, 0, next, shape, country);
  if (whole !== undefined) return { list: [whole], next };
  if (digits === next) return { list: [], next };
  const list: Reading[] = [];
  visitPieces(candidate, (from, to, weak) => {
    if (isTooShort(candidate, from, to, country)) return false;
    const reading = readSpan(candidate, from, to, undefined, country);
    if (reading === undefined || (weak && leavesRemainder(candidate, reading))) return false;
    list.push(reading);
    // A long row of numbers is read one number at a time, or its length would count twice.
    return reading.plausible;
  });
  const [first] = list;
  if (first === undefined || (shape !== undefined && digits <= 19 && isOneThing(shape))) return { list: [], next };
  const last = list.at(-1) ?? first;
  return { list, next: last.plausible ? last.to : next };
}

/** Fewer digits than this are no number of the country. */
function fewestDigits(plus: boolean, country: CountryCode | undefined): number {
  if (plus) return 7;
  return country === undefined ? Infinity : Math.max(6, planOf(country).lengths[0] ?? 6);
}

/** Told without making a string of it. */
function isTooShort(candidate: string, start: number, end: number, country: CountryCode | undefined): boolean {
  const plusAt = candidate.indexOf('+', start);
  return countDigits(candidate, start, end) < fewestDigits(plusAt !== -1 && plusAt < end, country);
}

/** `known` is the shape of `[start, end)`, should the caller have it. */
function readSpan(
  candidate: string,
  start: number,
  end: number,
  known: Shape | undefined,
  country: CountryCode | undefined,
): Reading | undefined {
  const { from, to } = withBalancedBrackets(candidate, start, end);
  if (to - from < 6) return undefined;
  const whole = from === start && to === end ? known : undefined;
  const written = candidate.slice(from, to);
  // Most pieces are no number: their shape is asked for only once they are.
  const digits = whole?.digits ?? digitsOf(written);
  const plus = whole?.plus ?? leadingPlus.test(written);
  if (digits.length < fewestDigits(plus, country)) return undefined;
  const resolved = resolveDigits(digits, plus, country);
  if (resolved === undefined) return undefined;
  const block = digits.length === to - from;
  if (plus) return { from, to, e164: resolved.e164, plus, block, plausible: true };
  const shape = whole ?? shapeOf(written);
  if (isNeverDialled(shape)) return undefined;
  return { from, to, e164: resolved.e164, plus, block, plausible: isPlausible(shape, resolved) };
}

const leadingPlus = /^[^0-9]*\+/;

/**
 * Without a plus and without a word for it, digits must look meant as a number: not like another kind of number, and
 * with the trunk prefix that their country writes. Mobile numbers travel without it, and so do numbers of ten digits
 * where every number has as many.
 */
function isPlausible(shape: Shape, resolved: Resolved): boolean {
  if (isLikelyOther(shape, resolved)) return false;
  if (resolved.origin !== 'national' || resolved.national !== shape.digits || !isWrittenWithTrunk(resolved))
    return true;
  if (resolved.kind === 'mobile' || resolved.kind === 'fixed-line-or-mobile') return true;
  return resolved.plan.lengths.length === 1 && resolved.national.length >= 10;
}

/**
 * True when a weak cut would drop digits that are neither a short word's worth nor a second number written alike. What
 * is set as a number (`94105 415-555-0132`) stands for itself; one block of digits does not.
 */
function leavesRemainder(candidate: string, { from, to, block }: Reading): boolean {
  if (candidate.slice(0, from).includes('+')) return true;
  if (!block) return false;
  const own = digitsOf(candidate.slice(from, to)).length;
  const others = `${candidate.slice(0, from)} ${candidate.slice(to)}`.match(/[0-9]{3,}/g) ?? [];
  return others.some((group) => group.length !== own);
}

const anyBracket = /[()[\]]/;

/** Drops a bracket at the start that is never closed; gives nothing up for other lone brackets. */
function withBalancedBrackets(candidate: string, start: number, end: number): { from: number; to: number } {
  let { from, to } = trimmed(candidate, start, end);
  if (!anyBracket.test(candidate)) return { from, to };
  for (;;) {
    let depth = 0;
    for (let i = from; i < to && depth >= 0; i++) {
      const sign = candidate[i];
      if (sign === '(' || sign === '[') depth++;
      else if (sign === ')' || sign === ']') depth--;
    }
    if (depth === 0) return { from, to };
    const first = candidate[from];
    if (depth < 0 || (first !== '(' && first !== '[')) return { from, to: from };
    ({ from, to } = trimmed(candidate, from + 1, to));
  }
}
