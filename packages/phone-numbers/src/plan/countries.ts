import { callingCodeOf, knownCountries } from './plan.js';

export interface CallingCountry {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Without the plus: `44`. */
  readonly callingCode: string;
}

/** Every country with a numbering plan, for a country picker. */
export function callingCountries(): readonly CallingCountry[] {
  return knownCountries().map((country) => ({ country, callingCode: callingCodeOf(country) }));
}
