/** North American numbers spelled with letters: 1-800-FLOWERS. Letters by the keypad of ITU-T E.161. */
export interface VanityFound {
  readonly start: number;
  readonly end: number;
  /** Ten digits. */
  readonly digits: string;
}

export const mayHoldVanity = /8(?:00|33|44|55|66|77|88)\)?[-. ][A-Z0-9]*[A-Z][A-Za-z]/;
const prefix = /(?<![A-Za-z0-9+])(?:\+?1[-. ]{0,2})?\(?8(?:00|33|44|55|66|77|88)\)?[-. ]{1,2}(?=[A-Z0-9])/g;
const tail = /^[A-Za-z0-9]{1,12}(?:[- ][A-Za-z0-9]{1,9}){0,2}(?![A-Za-z0-9])/;
const keys = '22233344455566677778889999';

export function findVanity(folded: string): VanityFound[] {
  if (!mayHoldVanity.test(folded)) return [];
  const found: VanityFound[] = [];
  for (const match of folded.matchAll(prefix)) {
    const from = match.index + match[0].length;
    const spelled = spelledAt(folded, from, !match[0].endsWith(' '));
    if (spelled === undefined) continue;
    const area = /8[0-9]{2}/.exec(match[0])?.[0] ?? '';
    found.push({ start: match.index, end: from + spelled.length, digits: area + onKeypad(spelled).slice(0, 7) });
  }
  return found;
}

/** The longest run of up to three words that spells seven to ten characters and looks meant as a number. */
function spelledAt(folded: string, from: number, joinedOn: boolean): string | undefined {
  let text = tail.exec(folded.slice(from, from + 40))?.[0];
  while (text !== undefined && text !== '') {
    const joined = text.replace(/[- ]/g, '');
    const letters = joined.replace(/[^A-Za-z]/g, '');
    const shouted = /^[A-Z0-9]+$/.test(joined) || (joinedOn && /^(?:[A-Z][a-z]+){1,3}$/.test(joined));
    const fits = joined.length === 7 || (letters.length === joined.length && joined.length > 7 && joined.length <= 10);
    if (fits && shouted && letters.length >= 3) return text;
    const shorter = Math.max(text.lastIndexOf(' '), text.lastIndexOf('-'));
    text = shorter < 0 ? undefined : text.slice(0, shorter);
  }
  return undefined;
}

function onKeypad(text: string): string {
  return text
    .replace(/[^A-Za-z0-9]/g, '')
    .toUpperCase()
    .replace(/[A-Z]/g, (letter) => keys[letter.charCodeAt(0) - 65] ?? '');
}
