/**
 * What a page scanner needs once a page holds something that could be a number, without what only a dialer needs: the
 * smaller the chunk, the shorter the one task in which the browser reads it.
 */
export { inferCountry } from './country/infer.js';
export { callingCountries } from './plan/countries.js';
export { formatNumber, parseNumber } from './plan/format.js';
export { findInPromising } from './text/find.js';
export { createChip } from './page/chip.js';
export { boxOf, createHits } from './page/hit.js';
export { createPainter } from './page/painter.js';
export { createPointer } from './page/pointer.js';
export { readCountryHints } from './page/country-hints.js';
