import { dashClass, digitClass, invisibleClass, spaceClass } from './fold.js';

/**
 * The question asked of every text of a page: could a phone number start here? Six digits with little but punctuation
 * between them, or a toll-free prefix followed by letters. It may say yes too often, never no wrongly, and costs
 * well under a microsecond on a sentence: everything dear waits behind it.
 */
const separator = `[ ()\\[\\].\\-/~${dashClass}${invisibleClass}${spaceClass}\\uff08\\uff09\\uff0e\\uff0f\\uff3b\\uff3d\\u2022\\u00b7\\r\\n]`;
const enoughDigits = new RegExp(`[${digitClass}](?:${separator}{0,6}[${digitClass}]){5}`);
const vanity = /8(?:00|33|44|55|66|77|88)\)?[-. ][A-Z0-9]{0,6}[A-Z][A-Za-z]/;
const astralDigits = /\ud835[\udfce-\udfff]/;

/** Most texts of a page hold none of these, and are done after one look. */
const anyDigit = new RegExp(`[${digitClass}\\ud835]`);

/** False when `text` certainly holds no phone number. */
export function mayHoldPhoneNumber(text: string): boolean {
  if (!anyDigit.test(text)) return false;
  return enoughDigits.test(text) || vanity.test(text) || astralDigits.test(text);
}
