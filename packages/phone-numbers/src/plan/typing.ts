import { AsYouType } from 'libphonenumber-js/core';
import { fold } from '../text/fold.js';
import { knownCountry, metadata } from './plan.js';

/** Formats a number while it is typed. Feed it the whole field each time: `formatTyped('0204', 'GB')`. */
export function formatTyped(text: string, country?: string): string {
  return new AsYouType(knownCountry(country), metadata).input(fold(text).replaceAll('\u200b', ''));
}
