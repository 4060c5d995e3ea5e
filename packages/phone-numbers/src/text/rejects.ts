import { formatFor } from '../plan/formats.js';
import type { Resolved } from '../plan/resolve.js';
import { gs1, isbn10, luhn } from './check-digits.js';
import { joinedBy, type Shape } from './shape.js';

/**
 * Numbers that are written like a phone number and are none. Each rule looks at the shape alone and is asked only of
 * spans without a leading plus.
 */
type Reject = (shape: Shape) => boolean;

const lengths = (shape: Shape): string => shape.groups.map((group) => group.length).join('-');
const inRange = (text: string | undefined, low: number, high: number): boolean => {
  const value = Number(text ?? Number.NaN);
  return value >= low && value <= high;
};
const isYear = (text: string | undefined): boolean => text?.length === 4 && inRange(text, 1000, 2199);
const isDay = (text: string | undefined): boolean => (text?.length ?? 9) <= 2 && inRange(text, 1, 31);
const isMonth = (text: string | undefined): boolean => (text?.length ?? 9) <= 2 && inRange(text, 1, 12);
const dateSeparator = /^ ?[-/.] ?$|^ $/;

/** `2020-01-15`, `15.01.2020`, `1/15/20`, with or without a time behind: ISO 8601 and the customs of the world. */
const date: Reject = ({ groups, separators }) => {
  if (groups.length < 3) return false;
  const [a, b, c] = groups;
  const [first, second] = separators;
  if (c === undefined || first === undefined || second === undefined) return false;
  if (first !== second || !dateSeparator.test(first)) return false;
  const dayAndMonth = (x: string | undefined, y: string | undefined): boolean =>
    (isDay(x) && isMonth(y)) || (isMonth(x) && isDay(y));
  if (isYear(a)) return isMonth(b) && isDay(c) && (groups.length === 3 || /^(?:19|20)/.test(a ?? ''));
  if (!dayAndMonth(a, b)) return false;
  if (isYear(c)) return c.startsWith('19') || c.startsWith('20') || groups.length === 3;
  return c.length === 2 && groups.length === 3 && first !== ' ';
};

/** `20200115`, `20200115 0930`, `20200115093000` and week or ordinal dates such as `2009-222`. */
const compactDate: Reject = ({ groups }) => {
  if (groups.length > 2) return false;
  const [first = '', second] = groups;
  const stamp =
    /^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[01][0-9]|2[0-3])?(?:[0-5][0-9]){0,2}$/;
  if (stamp.test(first))
    return groups.length === 1 || (groups.length === 2 && /^[0-2][0-9](?:[0-5][0-9]){0,2}$/.test(second ?? ''));
  return (
    groups.length === 2 && isYear(first) && /^(?:19|20)/.test(first) && second?.length === 3 && inRange(second, 1, 366)
  );
};

/** `2015-2019`, `1999/2000`. */
const years: Reject = ({ groups, separators }) =>
  groups.length === 2 &&
  groups.every((group) => group.length === 4 && inRange(group, 1500, 2199)) &&
  /^ ?[-/] ?$/.test(separators[0] ?? '');

/** `09.00-17.30`, `9.00 - 17.30`: opening hours. */
const hours: Reject = ({ written, groups }) =>
  groups.length === 4 && /^(?:[01]?[0-9]|2[0-4])[.][0-5][0-9] ?- ?(?:[01]?[0-9]|2[0-4])[.][0-5][0-9]$/.test(written);

/** IPv4, also with a mask or a wrong octet, and longer dotted chains such as object identifiers and versions. */
const dotted: Reject = ({ groups, separators }) => {
  if (separators[0] !== '.') return false;
  const other = separators.findIndex((separator) => separator !== '.');
  const chain = groups.slice(0, other === -1 ? groups.length : other + 1);
  const [first = ''] = chain;
  if (chain.length < 3 || chain.some((group) => group.length > 3)) return false;
  if (first.length > 1 && first.startsWith('0')) return false;
  const digits = chain.join('').length;
  // Three groups: 10.20.30 is a version, 1.234.567 an amount, 192.168.1 half an address.
  if (chain.length === 3) return digits < 9 || chain.every((group) => group.length === 3);
  const octets = chain.length === 4 && chain.every((group) => Number(group) <= 255);
  const shrinks = chain.every((group, i) => i === 0 || group.length <= (chain[i - 1]?.length ?? 0));
  // 532.123.45.67 is set as numbers are; 260.64.84.156 is an address with a mistake.
  if (!octets && digits >= 10 && shrinks) return chain.every((group) => group.length === 3);
  return !chain.every((group) => group.length === 2);
};

/** One dot only: `10123.45`, `3.14159265`, `55.720923`. */
const decimal: Reject = ({ groups, separators }) => {
  const at = separators.indexOf('.');
  if (at === -1 || separators.lastIndexOf('.') !== at) return false;
  const whole = groups[at] ?? '';
  const fraction = groups[at + 1] ?? '';
  if (whole === '0') return true;
  if (whole.startsWith('0')) return false;
  if (groups.length === 2) return true;
  return whole.length <= 3 && fraction.length >= 5;
};

/** `1 234 567`: thousands, where a phone number would not begin with so short a group. */
const thousands: Reject = ({ groups, separators, digits }) =>
  groups.length >= 3 &&
  digits.length <= 10 &&
  separators.every((separator) => separator === separators[0] && /^[ .]$/.test(separator)) &&
  (groups[0]?.length ?? 9) <= 2 &&
  !groups[0]?.startsWith('0') &&
  groups.slice(1).every((group) => group.length === 3);

/** ISBN and other GS1 article numbers, by their check digit (ISO 2108, GS1 General Specifications). */
const article: Reject = (shape) => {
  const { digits, groups } = shape;
  if (digits.length !== 10 && digits.length !== 13 && digits.length !== 14) return false;
  const hyphenated = joinedBy(shape, '-') || joinedBy(shape, ' ') || groups.length === 1;
  if (digits.length === 13 && /^97[789]/.test(digits)) return true;
  if (digits.length === 10 && groups.length === 4 && groups[3]?.length === 1) return isbn10(digits);
  if (digits.length === 10 && groups.length === 2 && groups[1]?.length === 1) return isbn10(digits);
  return (
    hyphenated &&
    groups.length <= 4 &&
    (digits.length === 13 || digits.length === 14) &&
    gs1(digits) &&
    groups.every((group) => group.length !== 3)
  );
};

/** Payment cards: four fours, Amex 4-6-5, or one block with an issuer's prefix and a valid check digit. */
const card: Reject = (shape) => {
  const { digits, groups } = shape;
  if (digits.length < 13) return false;
  const written = lengths(shape);
  if (/^4-4-4-[14]/.test(written) || /^4-6-[45]$/.test(written)) return true;
  if (groups.length > 1) return false;
  return digits.length >= 13 && digits.length <= 19 && /^(?:[3-6]|2[2-7])/.test(digits) && luhn(digits);
};

/** IMEI (3GPP TS 23.003): 15 digits with a check digit, or written 2-6-6-1. */
const imei: Reject = (shape) =>
  shape.digits.length === 15 && (shape.groups.length === 1 ? luhn(shape.digits) : lengths(shape) === '2-6-6-1');

/** US social security number 3-2-4. */
const socialSecurity: Reject = (shape) =>
  shape.digits.length === 9 && lengths(shape) === '3-2-4' && (joinedBy(shape, '-') || joinedBy(shape, ' '));

/** Octets of a hardware address or a hash, `01-02-03-04-05-06-07`. */
const octets: Reject = ({ groups }) => groups.length >= 7 && groups.every((group) => group.length === 2);

/** Pages and volumes: `12-15 (2009)`, `211-227 (2003)`. */
const pages: Reject = ({ written }) =>
  written.includes('(') && /^[0-9]{1,5}-+[0-9]{1,5} {0,4}\((?:1[5-9]|20)[0-9]{2}/.test(written);

/** `1111111111`, `00 00 00 00 00`, and the largest signed 32-bit number, which happens to be in Dallas. */
const filler: Reject = ({ digits, groups }) =>
  /^([0-9])\1+$/.test(digits) || (groups.length === 1 && /^214748364[78]$/.test(digits));

/** Digits for a machine: longer than any number dialled without a plus. */
const tooLong: Reject = ({ groups, digits }) => digits.length > 17 || groups.some((group) => group.length > 16);

/** True when no word before it could make this a phone number. */
export function isNeverDialled(shape: Shape): boolean {
  return (
    date(shape) || pages(shape) || dotted(shape) || octets(shape) || tooLong(shape) || filler(shape) || hours(shape)
  );
}

/** True for shapes that only a word such as "Tel" could make a phone number; needs no numbering plan. */
export function isRarelyDialled(shape: Shape): boolean {
  return compactDate(shape) || years(shape) || decimal(shape) || card(shape) || imei(shape) || socialSecurity(shape);
}

/** True when the span is rather something else, unless a word such as "Tel" stands before it. */
export function isLikelyOther(shape: Shape, resolved: Resolved): boolean {
  if (isRarelyDialled(shape)) return true;
  // A calling code written without its plus explains a length that would otherwise be an article number's.
  if (resolved.origin === 'national' && article(shape)) return true;
  return thousands(shape) && !isUsualGrouping(shape, resolved);
}

/** A number of another kind as a whole, so that none of its parts can be a phone number. */
export function isOneThing(shape: Shape): boolean {
  return article(shape) || card(shape) || imei(shape) || octets(shape);
}

/** The plan itself groups such numbers like this: `20 123 456` in Tunisia. */
function isUsualGrouping(shape: Shape, { plan, national }: Resolved): boolean {
  if (shape.digits !== national) return false;
  const groups = formatFor(plan, national)?.pattern.exec(national)?.slice(1);
  return groups?.join() === shape.groups.join();
}
