import type { Contact, ContactAddress } from '@dialora/core';
import { regionNames } from '../internal/intl.js';
import type { LocaleController } from '../internal/locale-controller.js';
import { beginning, oneLine } from '../internal/plain-text.js';

/** No name is longer than what fits a screen, whatever an import brought in. */
const longest = 300;

export function shortLine(text: string): string {
  return beginning(oneLine(text), longest);
}

export function contactName({ t }: LocaleController, { name }: Contact): string {
  return shortLine(name) || t('card.unnamed');
}

/** "Operations manager, Hartwell & Sons". */
export function contactRole({ title, company }: Contact): string {
  return [title, company]
    .map((part) => shortLine(part ?? ''))
    .filter(Boolean)
    .join(' · ');
}

/** The lines of an address, in the order of an envelope; the country in the reader's language. */
export function addressLines(lang: string, address: ContactAddress): readonly string[] {
  const { street, postalCode, city, region, country } = address;
  const town = [postalCode, city]
    .map((part) => shortLine(part ?? ''))
    .filter(Boolean)
    .join(' ');
  return [shortLine(street ?? ''), town, shortLine(region ?? ''), country ? countryName(lang, country) : ''].filter(
    Boolean,
  );
}

function countryName(lang: string, code: string): string {
  try {
    return regionNames(lang).of(code) ?? code;
  } catch {
    return shortLine(code); // no ISO 3166-1 code
  }
}

/** "Gujarati (India)"; undefined when the tag is malformed. */
export function languageName(lang: string, tag: string): string | undefined {
  try {
    return new Intl.DisplayNames(lang, { type: 'language' }).of(tag);
  } catch {
    return undefined;
  }
}

/** One of six tints, the same for a contact wherever it is shown. */
export function tintOf(id: string): number {
  let hash = 0;
  for (let at = 0; at < id.length; at++) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) >>> 0;
  return hash % 6;
}
