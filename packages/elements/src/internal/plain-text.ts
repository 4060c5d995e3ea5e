/**
 * Text that somebody else wrote, made fit to be shown. Lit already keeps it from being markup; what remains are halves
 * of surrogate pairs and marks that reorder a line (Unicode TR #36, "bidirectional text spoofing").
 */

const loneSurrogates = /\p{Surrogate}/gu;
const controls = /[\p{Cc}\u2028\u2029]+/gu;
const bidiMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Replaces broken UTF-16 by U+FFFD, as `String.prototype.toWellFormed` does where there is one. */
export function wellFormed(text: string): string {
  return text.replace(loneSurrogates, '\ufffd');
}

/** A part of an address. `encodeURIComponent` alone throws at broken UTF-16, and with it would a whole page of ours. */
export function uriPart(text: string): string {
  return encodeURIComponent(wellFormed(text));
}

/**
 * A name, a subject or the name of a file: one line, with nothing in it that turns the order of characters around
 * (`invoice\u202efdp.exe` would read `invoiceexe.pdf`).
 */
export function oneLine(text: string): string {
  return wellFormed(text).replace(controls, ' ').replace(bidiMarks, '').trim();
}

/** The beginning of a text, at most `length` UTF-16 units, not cut inside a character where that can be helped. */
export function beginning(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? length - 1 : length);
}

/** No name, title or address is longer than what fits a screen, whatever was sent. */
const longestLine = 300;

export function shortLine(text: string): string {
  return beginning(oneLine(beginning(text, longestLine * 4)), longestLine);
}

/** Foreign text inside a sentence of ours: its direction stays its own (Unicode UAX #9, first strong isolate). */
export function isolated(text: string): string {
  return `\u2068${shortLine(text)}\u2069`;
}
