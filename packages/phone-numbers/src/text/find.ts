import type { FindOptions, FoundNumber } from '../model.js';
import { knownCountry } from '../plan/plan.js';
import { nextCandidate } from './candidates.js';
import { extensionAfter } from './extension.js';
import { fold } from './fold.js';
import { labelBefore } from './labels.js';
import { beginsWord, createAddressTest, isOneOfAList, isPartOfSomethingElse } from './neighbours.js';
import { mayHoldPhoneNumber } from './prefilter.js';
import { readingsOf, type Reading } from './read.js';
import { findVanity } from './vanity.js';

/** Finds the phone numbers of a text, in order and without overlap. Never throws; time grows linearly with the text. */
export function findPhoneNumbers(text: string, options: FindOptions = {}): FoundNumber[] {
  return mayHoldPhoneNumber(text) ? findInPromising(text, options.country) : [];
}

/** As `findPhoneNumbers`, for a text of which the prefilter has already said that it may hold one. */
export function findInPromising(text: string, inCountry: string | undefined): FoundNumber[] {
  const country = knownCountry(inCountry);
  const folded = fold(text);
  let isInsideAddress: ((position: number) => boolean) | undefined;
  const found: FoundNumber[] = [];
  const keep = (start: number, end: number, e164: string): number => {
    const extension = extensionAfter(folded, end);
    const last = end + (extension?.length ?? 0);
    found.push({ start, end: last, text: text.slice(start, last), e164, ...(extension && { ext: extension.ext }) });
    return last;
  };
  const spelled = findVanity(folded);
  let vanityAt = 0;
  let from = 0;
  for (;;) {
    const candidate = nextCandidate(folded, from);
    const upTo = candidate?.start ?? folded.length;
    for (let vanity = spelled[vanityAt]; vanity !== undefined && vanity.start <= upTo; vanity = spelled[++vanityAt]) {
      if (vanity.start >= from) from = keep(vanity.start, vanity.end, `+1${vanity.digits}`);
    }
    if (candidate === undefined) return found;
    if (candidate.start < from) continue;
    const { start, end } = candidate;
    // Most numbers begin a word, and for those there is nothing to remember of the text.
    if (!beginsWord(folded, start) && (isInsideAddress ??= createAddressTest(folded))(start)) {
      from = end;
      continue;
    }
    const { list, next } = readingsOf(folded.slice(start, end), country);
    const reading = list.find((one) => suits(folded, start, one));
    from = reading === undefined ? start + next : keep(start + reading.from, start + reading.to, reading.e164);
  }
}

/** Whether what stands around a reading lets it be a phone number. */
function suits(folded: string, base: number, reading: Reading): boolean {
  const start = base + reading.from;
  const end = base + reading.to;
  if (isPartOfSomethingElse(folded, start, end)) return false;
  if (reading.plus) return true;
  const label = labelBefore(folded, start);
  if (label !== undefined) return label === 'phone';
  return reading.plausible && !isOneOfAList(folded, start, end);
}
