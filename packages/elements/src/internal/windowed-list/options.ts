import type { TemplateResult } from 'lit';

export interface WindowedListOptions<T> {
  /** The element that scrolls. Give it `overflow-anchor: none`: the list keeps the reader's place itself. */
  readonly scroller: HTMLElement;
  /** An empty block inside the scroller; the list owns what is in it. */
  readonly content: HTMLElement;
  /** Unique and stable: the reader's place, the focus and the measured height follow it through every change. */
  readonly key: (item: T) => string;
  /** A guess of the row's height in CSS pixels, used until it was measured. */
  readonly estimate: (item: T) => number;
  /** Exactly one root element, without vertical margins. */
  readonly row: (item: T, index: number) => TemplateResult;
  /** A heading that stays at the top (`position: sticky` in the page's own CSS) while its rows are read. */
  readonly isHeading?: (item: T) => boolean;
  /** `this` of event listeners in rows. */
  readonly host?: object;
  /** Told after the rows in the DOM or `pinned` changed. */
  readonly onChange?: () => void;
}
