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

/** The next candidate at or after `from` that has enough digits, or undefined. */
export function nextCandidate(folded: string, from: number): Candidate | undefined {
  groups.lastIndex = from;
  for (;;) {
    const match = groups.exec(folded);
    if (match === null) return undefined;
    const end = match.index + match[0].length;
    if (match[0].length < 6) continue;
    const before = lead.exec(folded.slice(Math.max(from, match.index - leadReach), match.index));
    return { start: match.index - (before?.[0].length ?? 0), end };
  }
}
