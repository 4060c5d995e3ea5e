import type { CountryGuess } from '../country/infer.js';

/** What a person can do with a number from its chip. */
export type NumberAction = 'call' | 'message' | 'copy' | 'save';

interface AboutNumber {
  readonly e164: string;
  readonly ext?: string;
  /** The number as the page writes it. */
  readonly text: string;
}

/**
 * `found` is told once for every number that becomes clickable; the others are told when a person asks for that action
 * (the chip has already copied the number when it tells `copy`). Never dial on `found`.
 */
export type NumberEvent =
  | (AboutNumber & { readonly action: 'found' })
  | (AboutNumber & {
      readonly action: NumberAction;
      /** The element that holds the number (in a closed shadow root perhaps). */
      readonly element: Element;
      /** Where the number is, in CSS pixels of its document's viewport. */
      readonly rect: DOMRectReadOnly;
    });

/** A number of the page, for a list in a side panel. */
export interface PageNumber extends AboutNumber {
  readonly id: string;
}

/** What `@dialora/phone-numbers/engine` exports. */
export type PageEngine = typeof import('../engine.js');

export interface PageScannerOptions {
  /**
   * ISO 3166-1 alpha-2 country that national numbers of the page belong to, or `auto` to infer it from the page.
   * Without it only numbers with a calling code are found.
   */
  readonly country?: string | undefined;
  /** The reader's own country, for `auto` on a page that says nothing. */
  readonly home?: string;
  /** Called in the turn of a press. Should it return a promise, the chip tells when that rejects. */
  readonly onNumber: (event: NumberEvent) => unknown;
  /** Told when `count()` or `list()` changed, at most once per slice of work. */
  readonly onChange?: () => void;
  /** Told when the person chose another country for the page in a chip; the scanner has already switched to it. */
  readonly onCountry?: (country: string) => void;
  /** Only numbers inside elements that match this selector are marked, e.g. the letters of a mailbox. */
  readonly within?: string;
  /** The document to scan; default is the global one. */
  readonly document?: Document;
  /** Scan only inside of this element of the document. */
  readonly root?: Element;
  /** Also scan frames of the same origin; default yes. `createScannerWith` alone knows no frames. */
  readonly frames?: boolean;
  /** Gives the number engine when the page needs it. A failed load is tried again later. */
  readonly engine?: () => Promise<PageEngine>;
  /** Opens closed shadow roots, e.g. `chrome.dom.openOrClosedShadowRoot` in a content script. */
  readonly openShadowRoot?: (element: HTMLElement) => ShadowRoot | null;
  /**
   * Name of a highlight whose rule is already on the page: put `highlightRule(name)` into the manifest's CSS. Without
   * it the scanner takes a random name and adopts a style sheet of its own when it marks the first number.
   */
  readonly highlightName?: string;
  /** Actions that the chip offers, in order. Default: call, message, copy, save. */
  readonly actions?: readonly NumberAction[];
  /** Words of the chip, in the person's language. */
  readonly words?: Partial<ChipWords>;
  /** BCP 47 language for country names; default is the browser's. */
  readonly locale?: string;
}

/** `{number}` stands for the formatted number. */
export interface ChipWords {
  readonly toolbar: string;
  readonly call: string;
  readonly message: string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  /** What was asked for did not reach whoever does it. */
  readonly failed: string;
  readonly save: string;
  /** Behind a number; `{extension}` stands for its extension. */
  readonly extension: string;
  /** Label of the country choice. */
  readonly country: string;
  /** Instead of a country's name for numbers of no country, such as +800. */
  readonly unknownCountry: string;
}

export interface PageScanner {
  start(): void;
  /** Undoes everything; the page is left as if the scanner had never been there. */
  stop(): void;
  /** True when no text waits to be scanned. */
  idle(): boolean;
  /** Numbers that are clickable now. */
  count(): number;
  /** Those numbers in the order of the page. */
  list(): readonly PageNumber[];
  /** Scrolls to a number of the list and shows its chip with the keyboard focus in it. False when it is gone. */
  show(id: string): boolean;
  /** Keyboard cycling: shows the chip of the next (or previous) number of the page. False when there is none. */
  next(direction?: 1 | -1): boolean;
  /** E.164 of a number as the page writes it, or undefined when it is none or the plans are not loaded yet. */
  read(written: string): string | undefined;
  /** The country national numbers are read for, and how sure that is; undefined before it is known. */
  country(): CountryGuess | undefined;
  /** Reads national numbers as another country's from now on, those already found included. */
  setCountry(country: string | undefined): void;
}
