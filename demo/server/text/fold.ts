import { romanise } from './romanise.js';

/** Letters that Unicode does not take apart, as people type them without. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ĸ: 'k',
};

/**
 * A text as search compares it: no case, no accents, no vowel points, one space between words. Signs that are letters
 * of their own (the vowels of Indic scripts) stay.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u0655\u0670\u0640\u200b-\u200f\u2060\ufeff]/g, '')
    .normalize('NFC')
    .replaceAll(/[ßæœøłđðþıħŋĸ]/g, (letter) => plain[letter] ?? letter)
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim();
}

/** What a text is found by: itself, and how it reads in Latin letters when it is written in others. */
export function searchKey(...texts: readonly (string | undefined)[]): string {
  const keys = texts.flatMap((text) => {
    if (text === undefined || text === '') return [];
    const folded = fold(text);
    const latin = romanise(folded);
    return latin === folded ? [folded] : [folded, latin];
  });
  // A space at the front, so that " word" finds the beginning of any word.
  return keys.map((key) => ` ${key}`).join('');
}

export function digitsOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/\D/g, '');
}

/** For `LIKE`: the text itself, whatever signs it holds. */
export function likeText(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}
