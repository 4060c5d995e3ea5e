import type { PhoneNumbers } from '../lazy.js';

/** What a person can do with a number from its chip. */
export type NumberAction = 'call' | 'message' | 'copy' | 'save';

interface AboutNumber {
  readonly e164: string;
  readonly ext?: string;
  /** The number as the page writes it. */
  readonly text: string;
}

/**
 * `found` is told once for every number that becomes clickable; the others are told when a person asks for that action.
 * Never dial on `found`.
 */
export type NumberEvent =
  | (AboutNumber & { readonly action: 'found' })
  | (AboutNumber & {
      readonly action: NumberAction;
      /** Where the number is on the screen, in CSS pixels of the top-level viewport of its document. */
      readonly rect: DOMRectReadOnly;
    });

/** A number of the page, for a list in a side panel. */
export interface PageNumber extends AboutNumber {
  readonly id: string;
}

export interface PageScannerOptions {
  /** ISO 3166-1 alpha-2 country that national numbers of the page belong to. */
  readonly country?: string | undefined;
  readonly onNumber: (event: NumberEvent) => void;
  /** Told (at most once a frame) when `count()` or `list()` changed. */
  readonly onChange?: () => void;
  /** The document to scan; default is the global one. */
  readonly document?: Document;
  /** Gives the number engine when the page needs it; default is a dynamic import. */
  readonly engine?: () => Promise<Pick<PhoneNumbers, 'findPhoneNumbers' | 'formatNumber'>>;
  /** Opens closed shadow roots, e.g. `chrome.dom.openOrClosedShadowRoot` in a content script. */
  readonly openShadowRoot?: (element: HTMLElement) => ShadowRoot | null;
  /**
   * Name of a highlight whose rule `html::highlight(name)` is already on the page (from a manifest's CSS). Without it
   * the scanner takes a random name and adopts a style sheet of its own when it marks the first number.
   */
  readonly highlightName?: string;
  /** Actions that the chip offers, in order. Default: call, message, copy, save. */
  readonly actions?: readonly NumberAction[];
  /** Words of the chip, in the person's language. */
  readonly words?: Partial<ChipWords>;
}

/** `{number}` stands for the formatted number. */
export interface ChipWords {
  readonly call: string;
  readonly message: string;
  readonly copy: string;
  readonly copied: string;
  readonly save: string;
  readonly toolbar: string;
}

export interface PageScanner {
  start(): void;
  /** Undoes everything; the page is left as if the scanner had never been there. */
  stop(): void;
  /** True when no text waits to be scanned. */
  idle(): boolean;
  /** Numbers that are clickable now. */
  count(): number;
  list(): readonly PageNumber[];
  /** Scrolls to a number of the list and shows its chip with the keyboard focus in it. */
  show(id: string): void;
  /** Keyboard cycling: shows the chip of the next (or previous) number of the page. False when there is none. */
  next(direction?: 1 | -1): boolean;
  /** Reads national numbers as another country's from now on, those already found included. */
  setCountry(country: string | undefined): void;
}
