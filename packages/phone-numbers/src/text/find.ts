import type { FindOptions, FoundNumber } from '../model.js';
import { knownCountry, parseWhole } from '../plan/plan.js';
import { fold } from './fold.js';
import { mayHoldPhoneNumber } from './prefilter.js';

const candidate = /(?:\+ ?)?[([]{0,2}[0-9](?:[ ()[\].\-/~\u200b]{0,5}[0-9]){5,17}/g;

/** Finds the phone numbers of a text, in order and without overlap. Never throws; time grows linearly with the text. */
export function findPhoneNumbers(text: string, options: FindOptions = {}): FoundNumber[] {
  if (!mayHoldPhoneNumber(text)) return [];
  const country = knownCountry(options.country);
  const folded = fold(text);
  const found: FoundNumber[] = [];
  for (const match of folded.matchAll(candidate)) {
    const parsed = parseWhole(match[0], country);
    if (parsed?.isValid() !== true) continue;
    const start = match.index;
    const end = start + match[0].length;
    found.push({ start, end, text: text.slice(start, end), e164: parsed.number });
  }
  return found;
}
