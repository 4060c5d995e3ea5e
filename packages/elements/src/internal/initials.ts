/** Up to two initials of a name for an avatar: by grapheme, so that any script works; empty when there is no letter. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /^\p{L}/u.test(word));
  const first = words[0];
  if (first === undefined) return '';
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return [first, last]
    .map((word) => (word === undefined ? '' : (firstGrapheme(word) ?? '')))
    .join('')
    .toLocaleUpperCase();
}

function firstGrapheme(word: string): string | undefined {
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word)) return segment;
  return undefined;
}
