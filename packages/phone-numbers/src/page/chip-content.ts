import { callingCountries } from '../plan/countries.js';
import { formatNumber, parseNumber } from '../plan/format.js';
import type { Mark } from './marks.js';

/** What the chip shows of a number. */
export interface ChipContent {
  readonly number: string;
  /** Name of the country the number belongs to. */
  readonly country: string | undefined;
  /** Countries to choose from; only where the page did not say which. */
  readonly choices: readonly { readonly country: string; readonly name: string; readonly chosen: boolean }[];
}

export function contentOf(mark: Mark, locale: string | undefined): ChipContent {
  const names = regionNames(locale ?? navigator.language);
  const own = parseNumber(mark.e164)?.country;
  const choices = mark.assumed
    ? callingCountries()
        .map(({ country }) => ({ country, name: names.of(country) ?? country, chosen: country === own }))
        .sort((a, b) => a.name.localeCompare(b.name))
    : [];
  return {
    number: formatNumber(mark.e164, 'international'),
    country: own === undefined ? undefined : names.of(own),
    choices,
  };
}

/** A browser may be set to a language that is none ("C" on a bare Linux). */
function regionNames(locale: string): Intl.DisplayNames {
  try {
    return new Intl.DisplayNames(locale, { type: 'region' });
  } catch {
    return new Intl.DisplayNames('en', { type: 'region' });
  }
}
