import type { Person } from '../data/people.js';
import { h } from '../dom.js';

/** Initials on one of eight quiet colours; the colour follows the address, so a person keeps it. */
export function avatar(person: Person): HTMLElement {
  const words = person.name.split(/[\s&]+/).filter((word) => word !== '');
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => firstLetter(word)).join('');
  let hash = 0;
  for (const letter of person.email) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return h('span', { class: `ajn tone-${hash % 8}`, 'aria-hidden': 'true' }, initials);
}

function firstLetter(word: string | undefined): string {
  return word === undefined
    ? ''
    : (new Intl.Segmenter().segment(word)[Symbol.iterator]().next().value?.segment.toLocaleUpperCase() ?? '');
}
