import type { en } from './en.js';
import type { first } from './first.js';

/** Every word a visitor reads, in one language. `language` is BCP 47; `{company}` and its like are filled by `fill`. */
export type ConsentTexts = Readonly<Record<keyof typeof en, string>>;

/** The words of the first layer alone. */
export type FirstTexts = Readonly<Record<keyof typeof first, string>>;

/** A translation. Machine-made until a native reader has signed it off; the build lists those that are unsigned. */
export interface Translation extends ConsentTexts {
  /** Who read it, or `null`. */
  readonly signedOffBy: string | null;
}

/** Fills `{name}` places of a text. An unknown place stays, so that a missing value is seen. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** Words of a site's own: one text for all languages, or one for each by its BCP 47 tag. */
export type OwnWords = string | Readonly<Record<string, string>>;

/** A site's own words in a language, else in English, else in the first that there is. */
export function ownWords(words: OwnWords | undefined, language: string): string | undefined {
  if (typeof words !== 'object') return words;
  return words[language] ?? words[language.replace(/-.*/, '')] ?? words['en'] ?? Object.values(words)[0];
}

/** The text of a key that may not be one: a site's own category has words of its own. */
export function textOf(texts: ConsentTexts, key: string): string | undefined {
  return (texts as Readonly<Record<string, string | undefined>>)[key];
}
