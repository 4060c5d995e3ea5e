import { getCountries, getCountryCallingCode } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.max.json';

export interface CallingCountry {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Without the plus: `44`. */
  readonly callingCode: string;
}

/** Every country with a numbering plan, for a country picker. */
export function callingCountries(): readonly CallingCountry[] {
  return getCountries(metadata).map((country) => ({
    country,
    callingCode: getCountryCallingCode(country, metadata),
  }));
}
