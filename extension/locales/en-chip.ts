/** The words of the chip over a number; apart from the others, because every page reads them. */
export const chip = {
  call: 'Call {number} with Dialora',
  message: 'Write to {number}',
  copy: 'Copy {number}',
  copied: 'Copied',
  copyFailed: 'This page does not allow copying',
  failed: 'Dialora does not answer here. Reload this page and try again.',
  save: 'Save {number} as a contact',
  toolbar: 'Phone number {number}',
  country: 'Country of this number',
  unknownCountry: 'International number',
} as const;
