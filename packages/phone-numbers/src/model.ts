/** A phone number found in a text. Offsets are UTF-16 code units, `end` exclusive; `text.slice(start, end) === text`. */
export interface FoundNumber {
  readonly start: number;
  readonly end: number;
  /** What the page or the person wrote, extension included. */
  readonly text: string;
  /** ITU-T E.164 form with a leading `+`, without extension. */
  readonly e164: string;
  /** Extension digits, folded to ASCII. */
  readonly ext?: string;
}

export interface FindOptions {
  /** ISO 3166-1 alpha-2 country that national numbers belong to. Without it only international numbers are found. */
  readonly country?: string | undefined;
}

export type NumberStyle = 'national' | 'international';

export type NumberType =
  | 'fixed-line'
  | 'mobile'
  | 'fixed-line-or-mobile'
  | 'toll-free'
  | 'premium-rate'
  | 'shared-cost'
  | 'voip'
  | 'personal'
  | 'pager'
  | 'company'
  | 'voicemail';

/** One number as a person typed it or as a link carries it. */
export interface ParsedNumber {
  readonly e164: string;
  readonly ext?: string;
  /** The country the number belongs to; absent for numbers of no single country (such as +800). */
  readonly country?: string;
  /** Its length could be a number of that country. */
  readonly possible: boolean;
  /** It also lies in a range that is in use. */
  readonly valid: boolean;
}
