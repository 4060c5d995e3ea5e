/**
 * Folding makes one plain alphabet out of the many ways to write a number, without moving a single offset: every
 * replacement is as long (in UTF-16 units) as what it replaces. Digits of every script become ASCII, every dash `-`,
 * every space a space, every invisible character U+200B, full-width signs their ASCII twins.
 */

/** First code points of the decimal digit runs (Unicode 16, general category Nd) outside ASCII, BMP part. */
const digitRuns = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
  0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
] as const;

const escape = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;

/** Body of a character class that matches one decimal digit of any script of the BMP. */
export const digitClass = `0-9${digitRuns.map((first) => `${escape(first)}-${escape(first + 9)}`).join('')}`;

/** Characters that draw nothing: soft hyphen, zero-width, joiners, direction marks and isolates, word joiner, BOM. */
export const invisibleClass =
  '\\u00ad\\u034f\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff\\ufe0e\\ufe0f';
export const dashClass = '\\u058a\\u2010-\\u2015\\u2043\\u2212\\u2e3a\\u2e3b\\u30fc\\ufe58\\ufe63\\uff0d';
export const spaceClass = '\\t\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000';

// Pages in plain ASCII never ask for it.
let folding: ReadonlyMap<number, string> | undefined;

function foldingTable(): ReadonlyMap<number, string> {
  const table = new Map<number, string>();
  const put = (codes: readonly number[], to: string): void => codes.forEach((code) => table.set(code, to));
  for (const first of digitRuns) for (let i = 0; i < 10; i++) table.set(first + i, String(i));
  put([0x58a, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2043, 0x2212, 0x30fc, 0xfe58, 0xfe63, 0xff0d], '-');
  put([0x9, 0xa0, 0x1680, 0x202f, 0x205f, 0x3000], ' ');
  for (let code = 0x2000; code <= 0x200a; code++) table.set(code, ' ');
  put([0xad, 0x34f, 0x61c, 0x180e, 0x2060, 0xfeff, 0xfe0e, 0xfe0f], '\u200b');
  for (let code = 0x200b; code <= 0x200f; code++) table.set(code, '\u200b');
  for (let code = 0x202a; code <= 0x202e; code++) table.set(code, '\u200b');
  for (let code = 0x2061; code <= 0x2069; code++) table.set(code, '\u200b');
  put([0xff0b, 0xfe62, 0x207a], '+');
  put([0xff08, 0xfe59], '(');
  put([0xff09, 0xfe5a], ')');
  put([0xff3b, 0x3010], '[');
  put([0xff3d, 0x3011], ']');
  put([0xff0e, 0xfe52, 0x2024, 0x2022, 0xb7, 0x30fb], '.');
  put([0xff0f, 0x2044, 0x2215], '/');
  put([0x2053, 0x223c, 0xff5e], '~');
  put([0xff1a], ':');
  put([0xff1b], ';');
  put([0xff0c, 0x60c, 0x3001], ',');
  put([0xff03], '#');
  // Full-width Latin letters, for the extension labels of East Asian pages.
  for (let i = 0; i < 26; i++)
    table.set(0xff21 + i, String.fromCharCode(65 + i)).set(0xff41 + i, String.fromCharCode(97 + i));
  return table;
}

const outsideAscii = /[\t\u0080-\uffff]/;

/** Folds a text; the result has the same length. */
export function fold(text: string): string {
  if (!outsideAscii.test(text)) return text;
  const table = (folding ??= foldingTable());
  let out = '';
  let kept = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80 && code !== 9) continue;
    let to = table.get(code);
    let width = 1;
    if (to === undefined && code >= 0xd835 && code <= 0xd83e) {
      to = foldAstral(text, i);
      if (to !== undefined) width = 2;
    }
    if (to === undefined) continue;
    out += text.slice(kept, i) + to;
    i += width - 1;
    kept = i + 1;
  }
  return kept === 0 ? text : out + text.slice(kept);
}

/** Mathematical and segmented digits live outside the BMP: two units become a digit and an invisible filler. */
function foldAstral(text: string, at: number): string | undefined {
  const point = text.codePointAt(at) ?? 0;
  if (point >= 0x1d7ce && point <= 0x1d7ff) return `${(point - 0x1d7ce) % 10}\u200b`;
  if (point >= 0x1fbf0 && point <= 0x1fbf9) return `${point - 0x1fbf0}\u200b`;
  return undefined;
}

/** Only the digits of a folded text. */
export function digitsOf(folded: string): string {
  let digits = '';
  // By hand, because this is asked of every candidate of a page: no list, no expression, one short string.
  for (let i = 0; i < folded.length; i++) if (isDigit(folded.charCodeAt(i))) digits += folded.charAt(i);
  return digits;
}

/** How many digits stand in `[start, end)` of a folded text. */
export function countDigits(folded: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) if (isDigit(folded.charCodeAt(i))) count++;
  return count;
}

/** Whether a UTF-16 unit of a folded text is a digit. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
