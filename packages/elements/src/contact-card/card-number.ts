import type { NumberPlansController } from '../internal/number-plans.js';

/** The number that a card is asked for, in E.164; undefined while the numbering plans are not there, or for none. */
export function readNumber(
  written: string | undefined,
  plans: NumberPlansController['value'],
  home: string | undefined,
): string | undefined {
  const text = (written ?? '').trim();
  if (/^\+[1-9]\d{3,14}$/.test(text)) return text;
  return plans?.parseNumber(text, home)?.e164;
}

/** A number with its country code is taken even where the numbering plan does not know its range yet. */
export function internationalNumber(text: string): string | undefined {
  const digits = text.replace(/[\s().-]/g, '');
  return /^\+[1-9]\d{5,14}$/.test(digits) ? digits : undefined;
}
