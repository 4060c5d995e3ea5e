import { AsYouType, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/core';
import { metadata, type CountryCode } from './plan.js';

/** Parses the whole of a folded text as one number, for formatting; undefined when it cannot be one. */
export function parseWhole(folded: string, country: CountryCode | undefined): PhoneNumber | undefined {
  return parsePhoneNumberFromString(
    folded,
    country === undefined ? { extract: false } : { defaultCountry: country, extract: false },
    metadata,
  );
}

export function typingFormatter(country: CountryCode | undefined): AsYouType {
  return new AsYouType(country, metadata);
}
