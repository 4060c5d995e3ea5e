/**
 * Where a stretch of digits and punctuation may hold more than one thing: "651-234-2345/332-445-1234",
 * "CA 34215 - 415-666-7777". One kind of cut at a time, in this order, because a space inside a number is common and a
 * slash is not. The idea is that of PhoneNumberMatcher in google/libphonenumber.
 */
interface Cut {
  readonly at: RegExp;
  /** Weak cuts may fall inside of one number, so their pieces must not leave a remainder unexplained. */
  readonly weak: boolean;
}

const date =
  '[0-9]{1,2}([-/.])[0-9]{1,2}\\1(?:(?:19|20)[0-9]{2}|[0-9]{2})|(?:19|20)[0-9]{2}([-/.])[0-9]{1,2}\\2[0-9]{1,2}';

const cuts: readonly Cut[] = [
  { at: new RegExp(`(?:^| )(?:${date})(?: [0-2]?[0-9]$| |$)`, 'g'), weak: false },
  { at: / {2,}/g, weak: false },
  { at: / ~/g, weak: false },
  { at: /\) +/g, weak: false },
  { at: /\/+ ?/g, weak: false },
  { at: / (?=[([])|(?<=[0-9])(?=[([][0-9])/g, weak: false },
  { at: / -+ ?|-+ /g, weak: false },
  { at: /\. /g, weak: false },
  { at: /\.+/g, weak: true },
  { at: / +/g, weak: true },
];

export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly weak: boolean;
}

/** The pieces of `[start, end)` under each kind of cut; every kind yields pieces that do not overlap. */
export function* piecesOf(folded: string, start: number, end: number): Generator<Piece> {
  const text = folded.slice(start, end);
  for (const { at, weak } of cuts) {
    let from = 0;
    let cut = false;
    for (const match of text.matchAll(at)) {
      if (match.index + match[0].length === 0) continue;
      cut = true;
      yield { ...trimmed(folded, start + from, start + match.index), weak };
      from = match.index + match[0].length;
    }
    if (cut) yield { ...trimmed(folded, start + from, end), weak };
  }
  yield* halvesOf(folded, start, end);
}

/** "415 555 0132 415 555 0133": two numbers written alike with one space between. */
function* halvesOf(folded: string, start: number, end: number): Generator<Piece> {
  const groups = [...folded.slice(start, end).matchAll(/[0-9]+/g)];
  const half = groups.length / 2;
  if (groups.length < 4 || groups.length % 2 !== 0) return;
  if (!groups.every((group, i) => i >= half || group[0].length === groups[i + half]?.[0].length)) return;
  const second = start + (groups[half]?.index ?? 0);
  yield { ...trimmed(folded, start, second), weak: false };
}

const edge = /[ \u200b.\-/~)\]]/;

/** Leaves no punctuation at the ends that could not belong to a number. */
export function trimmed(folded: string, start: number, end: number): { start: number; end: number } {
  while (end > start && /[^0-9]/.test(folded[end - 1] ?? '')) end--;
  while (start < end && edge.test(folded[start] ?? '')) start++;
  return { start, end };
}
