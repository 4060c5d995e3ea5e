import { nextCandidate } from './candidates.js';
import { countDigits, fold } from './fold.js';
import { isNeverDialled, isRarelyDialled } from './rejects.js';
import { shapeOf } from './shape.js';
import { mayHoldVanity } from './vanity.js';

/**
 * A closer look, still without numbering plans, at a text that passed the prefilter: a page whose only long numbers are
 * dates, prices and addresses need not load them. Says no only to shapes that are no phone number by themselves.
 */
export function isWorthLoadingPlans(text: string): boolean {
  const folded = fold(text);
  if (mayHoldVanity.test(folded)) return true;
  for (let from = 0; ;) {
    const candidate = nextCandidate(folded, from);
    if (candidate === undefined) return false;
    const written = folded.slice(candidate.start, Math.min(candidate.end, candidate.start + 80));
    const digits = countDigits(written, 0, written.length);
    if (digits >= 7 || (digits === 6 && written.startsWith('0'))) {
      const shape = shapeOf(written);
      // More digits than one number has may be two.
      if (shape.plus || (digits > 15 && shape.groups.length > 2) || (!isNeverDialled(shape) && !isRarelyDialled(shape)))
        return true;
    }
    from = candidate.end;
  }
}
