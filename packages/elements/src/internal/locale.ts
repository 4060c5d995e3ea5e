import { en } from '../locales/en.js';
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

const locales = new Map<string, Locale>([['en', en]]);
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
  return en;
}

/** The text of `key` with `{name}` replaced; numbers are written with the digits of `lang`. */
export function translate(locale: Locale, lang: string, key: MessageKey, variables: MessageVariables = {}): string {
  const message: Message = locale.messages[key] ?? en.messages[key];
  let text: string;
  if (typeof message === 'string') text = message;
  else text = message[pluralRules(lang).select(Number(variables['count'] ?? 0))] ?? message.other;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = variables[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? numberFormat(lang).format(value) : value;
  });
}
