import type { en } from '../locales/en.js';
import { problem } from '../locales/en/problem.js';
import { shared } from '../locales/en/shared.js';
import { numberFormat, pluralRules } from './intl.js';

/** A text, or one text per plural category of `Intl.PluralRules`, chosen by the variable `count`. */
export type Message = string | Readonly<{ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>>;

export type MessageKey = keyof typeof en.messages;

export type MessageVariables = Readonly<Record<string, string | number>>;

/** A language of the widgets. Keys that are missing are shown in English. */
export interface Locale {
  /** BCP 47 language, e.g. `it` or `pt-BR`. */
  readonly language: string;
  /** `machine` until a native speaker signed the texts off. */
  readonly status: 'machine' | 'signed-off';
  readonly messages: Readonly<Partial<Record<MessageKey, Message>>>;
}

type Messages = Partial<Record<MessageKey, Message>>;

/** English as far as it is loaded: each element, and each part that comes later, brings its own texts. */
const english: Messages = { ...shared, ...problem };
const englishLocale: Locale = { language: 'en', status: 'signed-off', messages: english };

/** Called by each module that says something, at its top. */
export function addEnglish(...parts: readonly Messages[]): void {
  Object.assign(english, ...parts);
}

const locales = new Map<string, Locale>([['en', englishLocale]]);
const listeners = new Set<() => void>();

/** Adds a language, or replaces one; every element on the page that speaks it renders again. */
export function registerLocale(locale: Locale): void {
  locales.set(locale.language.toLowerCase(), locale);
  for (const listener of [...listeners]) listener();
}

export function onLocalesChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The registered locale for a page's `lang` (`pt-BR`, then `pt`), else English. */
export function findLocale(lang: string): Locale {
  let tag = lang.toLowerCase();
  while (tag) {
    const found = locales.get(tag);
    if (found) return found;
    tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')));
  }
  return englishLocale;
}

/** The text of `key` with `{name}` replaced; numbers are written with the digits of `lang`. */
export function translate(locale: Locale, lang: string, key: MessageKey, variables: MessageVariables = {}): string {
  const message = locale.messages[key] ?? english[key] ?? key;
  let text: string;
  if (typeof message === 'string') text = message;
  else text = message[pluralRules(lang).select(Number(variables['count'] ?? 0))] ?? message.other;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = variables[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? numberFormat(lang).format(value) : value;
  });
}
