import { countDigits, isDigit } from './fold.js';

/**
 * Where a stretch of digits and punctuation may hold more than one thing: "651-234-2345/332-445-1234",
 * "CA 34215 - 415-666-7777". One kind of cut at a time, in this order, because a space inside a number is common and a
 * slash is not. The idea is that of PhoneNumberMatcher in google/libphonenumber.
 */
interface Cut {
  /** A candidate without this sign needs no such cut. */
  readonly sign: string;
  readonly at: RegExp;
  /** Weak cuts may fall inside of one number, so their pieces must not leave a remainder unexplained. */
  readonly weak: boolean;
}

const date =
  '[0-9]{1,2}([-/.])[0-9]{1,2}\\1(?:(?:19|20)[0-9]{2}|[0-9]{2})|(?:19|20)[0-9]{2}([-/.])[0-9]{1,2}\\2[0-9]{1,2}';

const cuts: readonly Cut[] = [
  { sign: ' ', at: new RegExp(`(?:^| )(?:${date})(?: [0-2]?[0-9]$| |$)`, 'g'), weak: false },
  { sign: '  ', at: / {2,}/g, weak: false },
  { sign: ' ~', at: / ~/g, weak: false },
  { sign: ') ', at: /\) +/g, weak: false },
  { sign: '/', at: /\/+ ?/g, weak: false },
  { sign: '(', at: / (?=[([])|(?<=[0-9])(?=[([][0-9])/g, weak: false },
  { sign: '-', at: / -+ ?|-+ /g, weak: false },
  { sign: '. ', at: /\. /g, weak: false },
  { sign: '.', at: /\.+/g, weak: true },
  { sign: ' ', at: / +/g, weak: true },
];

/** Asked of each piece, `[from, to)` of the candidate; true ends the search. */
type Visit = (from: number, to: number, weak: boolean) => boolean;

const shortest = 6;

/**
 * Visits the pieces of a candidate under each kind of cut until one is taken; those of one kind do not overlap. A
 * callback and not a generator: whoever fills a page with near-numbers pays for each of their pieces.
 */
export function visitPieces(candidate: string, visit: Visit): void {
  for (const { sign, at, weak } of cuts) {
    if (!candidate.includes(sign)) continue;
    let from = 0;
    // Not `matchAll`, which makes a copy of the expression each time; nor is the place in it kept over a visit.
    for (let search = 0; ;) {
      at.lastIndex = search;
      const match = at.exec(candidate);
      if (match === null) break;
      if (match.index - from >= shortest && visit(from, match.index, weak)) return;
      from = match.index + match[0].length;
      search = Math.max(from, search + 1);
    }
    if (from > 0 && candidate.length - from >= shortest && visit(from, candidate.length, weak)) return;
  }
  const half = halfOf(candidate);
  if (half !== undefined) visit(0, half, false);
}

/** "415 555 0132 415 555 0133": two numbers written alike with one space between. */
function halfOf(candidate: string): number | undefined {
  if (countDigits(candidate, 0, candidate.length) < 2 * shortest) return undefined;
  const groups = candidate.match(/[0-9]+/g) ?? [];
  const half = groups.length / 2;
  if (groups.length < 4 || groups.length % 2 !== 0) return undefined;
  for (let i = 0; i < half; i++) if (groups[i]?.length !== groups[i + half]?.length) return undefined;
  let at = 0;
  for (let i = 0; i < half; i++) at = candidate.indexOf(groups[i] ?? '', at) + (groups[i]?.length ?? 0);
  return at;
}

/** Leaves no punctuation at the ends that could not belong to a number. */
export function trimmed(text: string, start: number, end: number): { from: number; to: number } {
  let from = start;
  let to = end;
  while (to > from && !isDigit(text.charCodeAt(to - 1))) to--;
  while (from < to && !isDigit(text.charCodeAt(from)) && !'+(['.includes(text.charAt(from))) from++;
  return { from, to };
}
