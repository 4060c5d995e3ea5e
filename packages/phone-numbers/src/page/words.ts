import type { ChipWords } from './model.js';

/** The chip's words where nobody gives others. */
export const englishWords: ChipWords = {
  toolbar: 'Phone number {number}',
  call: 'Call {number}',
  message: 'Send a message to {number}',
  copy: 'Copy {number}',
  copied: 'Copied',
  copyFailed: 'Could not copy. Press and hold the number to copy it.',
  failed: 'That did not work. Reload this page and try again.',
  save: 'Save {number} as a contact',
  extension: 'ext. {extension}',
  country: 'Country that this number is read for',
  unknownCountry: 'International',
};

export function fill(words: string, number: string): string {
  return words.replace('{number}', number);
}
