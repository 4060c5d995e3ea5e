import { labelBefore } from './labels.js';

/** What stands right beside a span can forbid it: letters, money, decimals, times, addresses of the web. */

const latin = /[\p{Script=Latin}\u0300-\u036f_]/u;
const moneyOrMath = /[\p{Sc}%‰°′″@=&\\^*<>|]/u;
const digit = /[0-9]/;
const extensionFollows = /^(?:x|e?xt?n?\.?)[:.]?[ \u200b]{0,3}[0-9]/i;

/** True when the characters around `[start, end)` say that it is a part of something else. */
export function isPartOfSomethingElse(folded: string, start: number, end: number): boolean {
  return forbiddenBefore(folded, start) || forbiddenAfter(folded, end);
}

function forbiddenBefore(folded: string, start: number): boolean {
  if (start === 0) return false;
  const first = folded[start] ?? '';
  const before = folded[start - 1] ?? '';
  if (before === ' ') return false;
  const beyond = folded[start - 2] ?? '';
  if (first === '+') return digit.test(before) || before === '+' || before === '=' || before === '^';
  if (first === '(' || first === '[') return digit.test(before) || moneyOrMath.test(before);
  if (latin.test(before) || moneyOrMath.test(before)) return !(before === '>' || before === '|');
  if (before === '#') return labelBefore(folded, start - 1) !== 'phone';
  if (before === '/') return latin.test(beyond);
  if (before === '.' || before === ',' || before === ':') return digit.test(beyond);
  if (before === '-') return hyphenBefore(folded, start);
  if (before === "'") return digit.test(beyond);
  return false;
}

/** "number-415…" is a word and a number; "LTN-742…", "a4-356…" and a minus sign are not. */
function hyphenBefore(folded: string, start: number): boolean {
  const word = /([\p{L}0-9]*)-+$/u.exec(folded.slice(Math.max(0, start - 24), start))?.[1] ?? '';
  if (word === '') return /^[1-9][0-9]{5,}(?:[^0-9() \-/]|$)/.test(folded.slice(start, start + 24));
  if (digit.test(word) || word.length < 3) return true;
  // In capitals it is rather a code, unless the digits are set as a number is.
  return (
    word === word.toUpperCase() && !(word.length >= 5 && /^[0-9(]{1,5}[ ().\-/]/.test(folded.slice(start, start + 8)))
  );
}

function forbiddenAfter(folded: string, end: number): boolean {
  if (end >= folded.length) return false;
  const after = folded[end] ?? '';
  if (after === ' ') return false;
  const beyond = folded[end + 1] ?? '';
  if (latin.test(after)) return !extensionFollows.test(folded.slice(end, end + 12));
  if (after === '<' || after === '|' || after === '>' || after === '&') return false;
  if (moneyOrMath.test(after)) return true;
  if (after === ',' || after === ':' || after === "'" || after === '.') return digit.test(beyond);
  if (after === '-' || after === '/') {
    // "7946 0018/19" names two numbers; "0018-19" is a longer one.
    if (digit.test(beyond)) return after === '-';
    return latin.test(beyond) && !/^[a-zà-ÿ]?[a-zà-ÿ]{3,}(?![0-9a-z])/i.test(folded.slice(end + 1, end + 24));
  }
  return false;
}

const codeBefore = /(?:^|[^\p{L}0-9])(?=[A-Z0-9]*[0-9])(?=[A-Z0-9]*[A-Z])[A-Z0-9]{2,8}[ -]$/u;
const iban = /(?:^|[^A-Za-z0-9])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){0,7} ?$/;
const units =
  'kg|km|km²|m²|m2|ha|mb|gb|tb|kb|mhz|ghz|px|views|people|times|followers|downloads|habitants|einwohner|bytes|miles|pounds|tons';
const codes =
  'USD|EUR|GBP|CHF|JPY|CNY|INR|BRL|RUB|AUD|CAD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|TRY|IDR|MXN|ARS|ZAR|KRW|Rs|Rp|kr|zł|Kč|Ft|лв|руб';
const amountBefore = new RegExp(`(?:\\p{Sc}|(?:^|[^\\p{L}])(?:${codes})\\.?) ?$`, 'u');
const moneyAfter = new RegExp(`^ ?(?:\\p{Sc}|%|(?:${codes})(?![\\p{L}0-9]))`, 'iu');
const unitAfter = new RegExp(`^ ?(?:${units})(?![\\p{L}0-9])`, 'iu');
// The last group of an amount has three digits, or it is the only one.
const noAmount = /[0-9][^0-9]+[0-9]+[^0-9]+[0-9]{4}$/;
const hexAfter = /^[ :-](?!de\b)(?=[0-9]?[a-f])[0-9a-f]{2}(?![0-9a-z])/i;

/** An account number, a code in several parts, an amount, a hash: told by the words around, not by the digits. */
export function isOneOfAList(folded: string, start: number, end: number): boolean {
  return listedBefore(folded, start) || listedAfter(folded, start, end);
}

// Most numbers stand beside lower-case words or punctuation; only the rest is worth the expressions below.
function listedBefore(folded: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && folded[at] === ' ') at--;
  const last = folded.charCodeAt(at);
  if (at < 0 || start - at > 3 || !/[A-Za-z0-9.$-]|[^\0-\x7f]/.test(folded[at] ?? '')) return false;
  const before = folded.slice(Math.max(0, start - 42), start);
  // A currency has three letters at most, and a sign may stand on either side of it.
  if (last >= 97 && last <= 122) return amountBefore.test(before.slice(-8));
  return codeBefore.test(before) || iban.test(before) || amountBefore.test(before);
}

function listedAfter(folded: string, start: number, end: number): boolean {
  const next = folded[end] === ' ' ? folded[end + 1] : folded[end];
  if (next === undefined || /[.,;!?()"'\n<>|/]/.test(next)) return false;
  const after = folded.slice(end, end + 14);
  // "413.555.0138 people": the words of a unit are everyday words, too.
  if (unitAfter.test(after)) return !noAmount.test(folded.slice(start, end));
  return moneyAfter.test(after) || hexAfter.test(after);
}

const web = /:\/\/|^www\.|^[\w.-]+\.[a-z]{2,}\/|^mailto:|^\S+@\S+\.|[?&]\w+=/i;

/** Nothing of a web or mail address stands right before the position. */
export function beginsWord(folded: string, position: number): boolean {
  return position === 0 || isBreak(folded.charCodeAt(position - 1));
}

/**
 * A test whether a position that does not begin a word lies in a web or mail address. Asked with growing positions, it looks at every character
 * of the text at most twice.
 */
export function createAddressTest(folded: string): (position: number) => boolean {
  let tokenStart = 0;
  let tokenEnd = -1;
  return (position) => {
    if (position > tokenEnd) {
      breaks.lastIndex = position;
      tokenStart = position;
      while (tokenStart > tokenEnd + 1 && tokenStart > 0 && !isBreak(folded.charCodeAt(tokenStart - 1))) tokenStart--;
      tokenEnd = breaks.exec(folded)?.index ?? folded.length;
    }
    const from = Math.max(tokenStart, position - 200);
    return from < position && web.test(folded.slice(from, position + 1));
  };
}

const breaks = /[\s"'<>]/g;

function isBreak(code: number): boolean {
  return code <= 32 || code === 34 || code === 39 || code === 60 || code === 62 || code === 0xa0;
}
