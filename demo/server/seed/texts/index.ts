import { ar, gu, he, hi, ja, zh } from './asian.js';
import { en } from './en.js';
import { de, el, pl, uk } from './european.js';
import { es, fr, it, pt } from './romance.js';
import type { Texts } from './types.js';

const byLanguage: Readonly<Record<string, Texts>> = { ar, de, el, en, es, fr, gu, he, hi, it, ja, pl, pt, uk, zh };

/** What is said in the language of a BCP 47 tag; English when we have nothing in it. */
export function textsOf(tag: string): Texts {
  return byLanguage[tag.split('-')[0] ?? ''] ?? en;
}

export type { Texts } from './types.js';
