import { AsYouType, parsePhoneNumberFromString, type PhoneNumber, type CountryCode } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.max.json';

/** The numbering plans of the world (libphonenumber's full metadata), behind the few questions this package asks. */

const calling = metadata.country_calling_codes as Readonly<Record<string, readonly string[]>>;

/** The country as the metadata spells it, or undefined when there is no such plan. */
export function knownCountry(country: string | undefined): CountryCode | undefined {
  if (country === undefined || country.length !== 2) return undefined;
  const upper = country.toUpperCase();
  return upper in metadata.countries ? (upper as CountryCode) : undefined;
}

/** Parses the whole of a folded text as one number; undefined when it cannot be one. */
export function parseWhole(folded: string, country: CountryCode | undefined): PhoneNumber | undefined {
  return parsePhoneNumberFromString(
    folded,
    country === undefined ? { extract: false } : { defaultCountry: country, extract: false },
    metadata,
  );
}

export function countriesOfCallingCode(code: string): readonly string[] {
  return calling[code] ?? [];
}

export function typingFormatter(country: CountryCode | undefined): AsYouType {
  return new AsYouType(country, metadata);
}

export type { CountryCode, PhoneNumber };
