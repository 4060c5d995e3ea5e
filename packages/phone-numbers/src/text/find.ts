import type { FindOptions, FoundNumber } from '../model.js';
import { knownCountry, type CountryCode } from '../plan/plan.js';
import { isWrittenWithTrunk, resolveDigits, type Resolved } from '../plan/resolve.js';
import { nextCandidate, type Candidate } from './candidates.js';
import { piecesOf, trimmed } from './cuts.js';
import { extensionAfter } from './extension.js';
import { digitsOf, fold } from './fold.js';
import { labelBefore } from './labels.js';
import { isInsideAddress, isOneOfAList, isPartOfSomethingElse } from './neighbours.js';
import { mayHoldPhoneNumber } from './prefilter.js';
import { isLikelyOther, isNeverDialled, isOneThing } from './rejects.js';
import { shapeOf, type Shape } from './shape.js';
import { findVanity } from './vanity.js';

/** Finds the phone numbers of a text, in order and without overlap. Never throws; time grows linearly with the text. */
export function findPhoneNumbers(text: string, options: FindOptions = {}): FoundNumber[] {
  if (!mayHoldPhoneNumber(text)) return [];
  const country = knownCountry(options.country);
  const folded = fold(text);
  const found: FoundNumber[] = [];
  const keep = (start: number, end: number, e164: string): number => {
    const extension = extensionAfter(folded, end);
    const last = end + (extension?.length ?? 0);
    found.push({ start, end: last, text: text.slice(start, last), e164, ...(extension && { ext: extension.ext }) });
    return last;
  };
  const vanity = findVanity(folded);
  let from = 0;
  for (;;) {
    const candidate = nextCandidate(folded, from);
    const spelled = vanity[0];
    if (spelled !== undefined && spelled.start <= (candidate?.start ?? Infinity)) {
      vanity.shift();
      if (spelled.start >= from) from = keep(spelled.start, spelled.end, `+1${spelled.digits}`);
      continue;
    }
    if (candidate === undefined) return found;
    const number = readCandidate(folded, candidate, country);
    from = number === undefined ? candidate.end : keep(number.start, number.end, number.e164);
  }
}

interface NumberRead extends Candidate {
  readonly e164: string;
}

/** The candidate as one number; failing that, the first number among its pieces. */
function readCandidate(folded: string, candidate: Candidate, country: CountryCode | undefined): NumberRead | undefined {
  if (isInsideAddress(folded, candidate.start)) return undefined;
  const whole = readSpan(folded, candidate.start, candidate.end, country);
  if (whole !== undefined) return whole;
  const shape = shapeOf(folded.slice(candidate.start, candidate.end));
  if (shape.groups.length === 1 || (!shape.plus && isOneThing(shape))) return undefined;
  for (const piece of piecesOf(folded, candidate.start, candidate.end)) {
    if (piece.end - piece.start < 6 || (piece.weak && leavesRemainder(folded, candidate, piece))) continue;
    const number = readSpan(folded, piece.start, piece.end, country);
    if (number !== undefined) return number;
  }
  return undefined;
}

/** True when a weak cut would drop digits that are neither a short word's worth nor a second number written alike. */
function leavesRemainder(folded: string, candidate: Candidate, piece: Candidate): boolean {
  const own = digitsOf(folded.slice(piece.start, piece.end)).length;
  const others = [folded.slice(candidate.start, piece.start), folded.slice(piece.end, candidate.end)];
  if (others[0]?.includes('+') === true) return true;
  return others
    .flatMap((other) => other.match(/[0-9]+/g) ?? [])
    .some((group) => group.length > 2 && group.length !== own);
}

function readSpan(folded: string, from: number, to: number, country: CountryCode | undefined): NumberRead | undefined {
  const { start, end } = withBalancedBrackets(folded, from, to);
  if (end - start < 6) return undefined;
  const shape = shapeOf(folded.slice(start, end));
  if (shape.digits.length < 6 || isPartOfSomethingElse(folded, start, end)) return undefined;
  const label = shape.plus ? undefined : labelBefore(folded, start);
  if (label === 'other' || (!shape.plus && isNeverDialled(shape))) return undefined;
  if (!shape.plus && label !== 'phone' && isOneOfAList(folded, start, end)) return undefined;
  const resolved = resolveDigits(shape.digits, shape.plus, country);
  if (resolved === undefined) return undefined;
  if (!shape.plus && label !== 'phone' && !isPlausible(shape, resolved)) return undefined;
  return { start, end, e164: resolved.e164 };
}

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

/** Drops a bracket at the start that is never closed, or closed and never opened; others stay. */
function withBalancedBrackets(folded: string, from: number, to: number): Candidate {
  let { start, end } = trimmed(folded, from, to);
  for (;;) {
    let depth = 0;
    let stray = -1;
    for (let i = start; i < end; i++) {
      const sign = folded[i];
      if (sign === '(' || sign === '[') depth++;
      else if ((sign === ')' || sign === ']') && --depth < 0) {
        stray = i;
        break;
      }
    }
    if (stray === -1 && depth === 0) return { start, end };
    const first = folded[start];
    if (stray === -1 && (first === '(' || first === '[')) ({ start, end } = trimmed(folded, start + 1, end));
    else return { start, end: start };
  }
}
