import { linkWords, otherEndings, otherWords, phoneEndings, phoneSigns, phoneWords } from './words.js';

/** What the words before a number say it is. */
export type Label = 'phone' | 'other' | undefined;

const maxWords = 6;
const reach = 64;
const letters = /[\p{L}\p{M}\p{N}°º№/-]/u;
const single = /^[tpmfhwc]$/;

/**
 * Reads backwards from a number: "Tel.: ", "my phone number is ", "order no. ". Stops at the first word that says
 * nothing. Looks at most 64 characters back, so its cost does not grow with the text.
 */
export function labelBefore(folded: string, start: number): Label {
  const before = folded.slice(Math.max(0, start - reach), start).replaceAll('\u200b', '');
  const trimmed = before.trimEnd();
  if (phoneSigns.test(trimmed)) return 'phone';
  let end = before.length;
  for (let words = 0; words < maxWords; words++) {
    let last = end - 1;
    let colon = false;
    while (last >= 0 && !letters.test(before[last] ?? '')) {
      const sign = before[last];
      if (sign === ':' || sign === '.') colon = true;
      if (sign === '\n' || sign === ';' || sign === '!' || sign === '?') return undefined;
      if (words > 0 && (sign === ',' || sign === '.')) return undefined;
      last--;
    }
    if (last < 0) return undefined;
    let first = last;
    while (first > 0 && letters.test(before[first - 1] ?? '')) first--;
    const word = before
      .slice(first, last + 1)
      .toLowerCase()
      .replace(/^[-/]+|[-/]+$/g, '');
    const meaning = wordMeaning(word, colon && words === 0);
    if (meaning !== 'link') return meaning;
    end = first;
  }
  return undefined;
}

function wordMeaning(word: string, punctuated: boolean): Label | 'link' {
  if (punctuated && single.test(word)) return 'phone';
  if (phoneWords.has(word)) return 'phone';
  if (otherWords.has(word)) return 'other';
  if (linkWords.has(word)) return 'link';
  if (phoneEndings.test(word)) return 'phone';
  if (otherEndings.test(word)) return 'other';
  if (/[-/]/.test(word)) {
    const parts = word.split(/[-/]/);
    if (parts.every((part) => phoneWords.has(part))) return 'phone';
    const last = parts.at(-1) ?? '';
    if (otherWords.has(parts[0] ?? '') && (linkWords.has(last) || /^\d+$/.test(last))) return 'other';
  }
  return undefined;
}
