/** Scripts that are written without spaces between words: what is searched in them is any stretch of letters. */
const unspaced = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;
const runs = /[\p{L}\p{N}\p{M}]+/gu;
/** Of a word so much is looked at; what follows is compared by `LIKE`. */
const longest = 64;
/** Far above what an entry may hold; a `tsvector` ends at a megabyte. */
const mostTokens = 50_000;
const shortestSuffix = 3;

interface Stretch {
  readonly letters: readonly string[];
  readonly unspaced: boolean;
}

/** Stretches of letters and digits, parted where a script begins or ends that has no spaces. */
function stretches(text: string): readonly Stretch[] {
  const found: { letters: string[]; unspaced: boolean }[] = [];
  for (const [run] of text.matchAll(runs)) {
    let last: { letters: string[]; unspaced: boolean } | undefined;
    for (const letter of run) {
      const is = unspaced.test(letter);
      if (last?.unspaced !== is) found.push((last = { letters: [], unspaced: is }));
      last.letters.push(letter);
    }
  }
  return found;
}

/**
 * What the index knows of a folded text: words; of a number also every end of it, for people know the last digits; of a
 * script without spaces every pair of neighbours.
 */
export function tokensOf(key: string): readonly string[] {
  const tokens = new Set<string>();
  for (const { letters, unspaced: isUnspaced } of stretches(key)) {
    if (tokens.size >= mostTokens) break;
    const word = letters.join('');
    if (isUnspaced) letters.forEach((letter, at) => tokens.add(letter + (letters[at + 1] ?? '')));
    else if (/^\d{5,}$/.test(word)) {
      for (let at = 0; at <= word.length - shortestSuffix && at < longest; at += 1)
        tokens.add(word.slice(at, at + longest));
    } else tokens.add(letters.slice(0, longest).join(''));
  }
  return [...tokens];
}

/**
 * The question for the index, in the language of `tsquery`: an entry that holds the words of this folded query, each from
 * its beginning. Undefined when the query has signs only.
 */
export function tokenQuery(query: string): string | undefined {
  const parts = stretches(query).flatMap(({ letters, unspaced: isUnspaced }) => {
    if (!isUnspaced) return [`${quoted(letters.slice(0, longest).join(''))}:*`];
    if (letters.length === 1) return [`${quoted(letters[0] ?? '')}:*`];
    return letters.slice(1).map((letter, at) => quoted((letters[at] ?? '') + letter));
  });
  return parts.length === 0 ? undefined : [...new Set(parts)].join(' & ');
}

function quoted(token: string): string {
  return `'${token.replaceAll(/['\\]/g, (sign) => sign + sign)}'`;
}
