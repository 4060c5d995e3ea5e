/** A stretch of folded text that is written like a number: digit groups with a little punctuation between them. */
export interface Candidate {
  /** Where the number could start: a plus or an opening bracket counts. */
  readonly start: number;
  readonly end: number;
}

// Groups are maximal runs of digits, so that a match is unambiguous and the expression cannot backtrack.
const groups = /[0-9]+(?:(?:\u200b*[ ()[\].\-/~]){0,6}\u200b*[0-9]+){0,20}/g;
const lead = /(?:[+([][ \u200b]{0,3}){1,3}$/;
const leadReach = 9;
const leadSigns = '+([';

/** Length of the signs right before the first digit that belong to the number. */
function leadBefore(folded: string, from: number, start: number): number {
  let at = start - 1;
  while (at >= from && start - at < leadReach && (folded[at] === ' ' || folded[at] === '\u200b')) at--;
  if (at < from || !leadSigns.includes(folded.charAt(at))) return 0;
  return lead.exec(folded.slice(Math.max(from, start - leadReach), start))?.[0].length ?? 0;
}

/** The next candidate at or after `from` that has enough digits, or undefined. */
export function nextCandidate(folded: string, from: number): Candidate | undefined {
  groups.lastIndex = from;
  for (;;) {
    const match = groups.exec(folded);
    if (match === null) return undefined;
    const end = match.index + match[0].length;
    if (match[0].length < 6) continue;
    return { start: match.index - leadBefore(folded, from, match.index), end };
  }
}
