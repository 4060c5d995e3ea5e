import { doubtfulWords, linkWords, otherEndings, otherWords, phoneEndings, phoneSigns, phoneWords } from './words.js';

/** What the words before a number say it is. */
export type Label = 'phone' | 'other' | undefined;

const maxWords = 6;
const reach = 64;
const numbered = /[#:]/;
const numberWords = /^(?:n(?:o|r|um|umber|ummer|[º°])|№|id|code|numéro|numero|número)s?$/i;
const single = /^[tpmfhwc]$/;

/**
 * Reads backwards from a number: "Tel.: ", "my phone number is ", "order no. ". Stops at the first word that says
 * nothing. Looks at most 64 characters back, so its cost does not grow with the text.
 */
export function labelBefore(folded: string, start: number): Label {
  const floor = Math.max(0, start - reach);
  let end = start;
  let labelled = false;
  for (let words = 0; words < maxWords; words++) {
    let last = end - 1;
    let punctuated = false;
    while (last >= floor && !isWordUnit(folded, last)) {
      const sign = folded[last];
      if (sign === '\n' || sign === ';' || sign === '!' || sign === '?') return undefined;
      if (words > 0 && (sign === ',' || sign === '.')) return undefined;
      if (sign === ':' || sign === '.') punctuated = true;
      if (words === 0 && folded.charCodeAt(last) > 0x7f && phoneSigns.test(folded.slice(floor, last + 1)))
        return 'phone';
      last--;
    }
    if (last < floor) return undefined;
    let first = last;
    while (first > floor && isWordUnit(folded, first - 1)) first--;
    const meaning = wordMeaning(folded.slice(first, last + 1), punctuated && words === 0);
    labelled ||= punctuated || numbered.test(folded.slice(last + 1, end));
    if (meaning === 'doubtful') return labelled ? 'other' : undefined;
    if (meaning !== 'link') return meaning;
    labelled ||= numberWords.test(folded.slice(first, last + 1));
    end = first;
  }
  return undefined;
}

const wordUnit = /[\p{L}\p{M}\p{N}°º№]/u;

/** Letters, digits, and the signs that hold parts of a word together. */
function isWordUnit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) {
    return (
      (code >= 97 && code <= 122) ||
      (code >= 65 && code <= 90) ||
      (code >= 48 && code <= 57) ||
      code === 45 ||
      code === 47
    );
  }
  return code !== 0x200b && wordUnit.test(text.charAt(at));
}

function wordMeaning(written: string, punctuated: boolean): Label | 'link' | 'doubtful' {
  const word = written.toLowerCase().replace(/^[-/]+|[-/]+$/g, '');
  if (punctuated && single.test(word)) return 'phone';
  if (phoneWords.has(word)) return 'phone';
  if (otherWords.has(word)) return 'other';
  if (doubtfulWords.has(word)) return 'doubtful';
  if (linkWords.has(word)) return 'link';
  if (word.charCodeAt(word.length - 1) > 0x7f) {
    if (phoneEndings.test(word)) return 'phone';
    if (otherEndings.test(word)) return 'other';
  }
  if (/[-/]/.test(word)) {
    const parts = word.split(/[-/]/);
    if (parts.every((part) => phoneWords.has(part))) return 'phone';
    const last = parts.at(-1) ?? '';
    if (otherWords.has(parts[0] ?? '') && (linkWords.has(last) || /^\d+$/.test(last))) return 'other';
  }
  return undefined;
}
