/** What the number field does with the text while a person types. Pure, so that it is tested without a browser. */

export interface TypedEdit {
  /** The field's text after the browser applied the edit. */
  readonly text: string;
  /** The caret after the edit, in UTF-16 units. */
  readonly caret: number;
  /** `InputEvent.inputType`, e.g. `insertText`. */
  readonly inputType: string;
  /** The text was pasted or dropped and is left as its writer wrote it. */
  readonly verbatim: boolean;
}

/** A text that can only be a phone number so far: digits of any script, plus, and what people put between them. */
export function looksLikeNumber(text: string): boolean {
  return /^[\s(]*[+＋\p{Nd}][\p{Nd}\s().\-–/]*$/u.test(text);
}

/** A number may also carry an extension: `ext 9`, `x9`, `#9`, `;ext=9`, `,9`. */
export function mayBeDialled(text: string): boolean {
  return /^\s*(?:tel:)?[\s(]*[+＋\p{Nd}]/iu.test(text) && /\p{Nd}/u.test(text);
}

/**
 * The text to show after an edit. Formats only when somebody typed at the very end: reformatting around a caret in the
 * middle, or on a deletion, moves digits under the hands of the person (libphonenumber-js #51 and #224).
 */
export function formatWhileTyping(edit: TypedEdit, format: (text: string) => string): string {
  const typed = edit.inputType === 'insertText';
  if (!typed || edit.verbatim || edit.caret !== edit.text.length || !looksLikeNumber(edit.text)) return edit.text;
  // A space or a dash that was just typed stays: the person is writing it their way.
  if (!/\p{Nd}$/u.test(edit.text)) return edit.text;
  const formatted = format(edit.text);
  return digitsOf(formatted) === digitsOf(edit.text) ? formatted : edit.text;
}

/** Digits and a leading plus, to see that formatting never changes the number itself. */
export function digitsOf(text: string): string {
  return text.replace(/[^\p{Nd}+]/gu, '');
}

/** Inserts a key of the keypad at the selection. */
export function insertAt(
  text: string,
  start: number,
  end: number,
  inserted: string,
): { readonly text: string; readonly caret: number } {
  return { text: text.slice(0, start) + inserted + text.slice(end), caret: start + inserted.length };
}

/** Swaps the calling code of an international number for that of another country; a national number stays as it is. */
export function withCallingCode(text: string, from: string | undefined, to: string): string {
  const digits = digitsOf(text);
  if (!digits.startsWith('+')) return text;
  if (from !== undefined && digits.startsWith(`+${from}`)) return `+${to}${digits.slice(from.length + 1)}`;
  return `+${to}`;
}
