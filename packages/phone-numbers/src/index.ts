/** Find, format and understand phone numbers. Importing this loads the numbering plans; see `./lazy` to load them late. */
export type { FindOptions, FoundNumber, NumberStyle, NumberType, ParsedNumber } from './model.js';
export { findPhoneNumbers } from './text/find.js';
export { mayHoldPhoneNumber } from './text/prefilter.js';
export { formatNumber, parseNumber } from './plan/format.js';
export { formatTyped } from './plan/typing.js';
export { callingCountries, type CallingCountry } from './plan/countries.js';
export { describeNumber, type NumberFacts } from './plan/describe.js';
export { inferCountry, type CountryGuess, type CountryHints, type CountryReason } from './country/infer.js';
