import { html, render } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { alignedY, anchorsOf } from './anchor.js';
import type { Alignment, Anchor, PlacedRow } from './anchor.js';
import { HeightTree } from './height-tree.js';
import { lastAtOrBefore, segments, visibleRange } from './segments.js';
import type { RowRange } from './segments.js';

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

/** One child of the content element: a row, or a gap when it has no key. */
interface Piece extends RowRange {
  readonly id: string | number;
  readonly key?: string;
}

/**
 * Shows only the rows around the reader, newest at the bottom, and never moves what is being read: a row in the view is
 * the anchor by its key, rows flow normally and are measured at once, gaps stand for the rest.
 *
 * While somebody scrolls, wrong guesses are absorbed by the gap above instead of by writing `scrollTop`, which would stop
 * a fling on iOS and a smooth scroll elsewhere.
 */
export class WindowedList<T> {
  /** How far beyond the view rows are kept ready, in CSS pixels. Call `update()` after a change. */
  overscan = 300;

  readonly #options: WindowedListOptions<T>;
  readonly #resizes = new ResizeObserver(() => this.#onResize());
  readonly #observed = new Set<Element>();
  readonly #measured = new Map<string, number>();
  readonly #known = new Map<string, number>();
  #items: readonly T[] = [];
  #tree = new HeightTree(new Float64Array(0));
  #headings: number[] = [];
  #pieces: readonly Piece[] = [];
  #window: RowRange = { from: 0, to: 0 };
  #stale = true;
  #pinned = true;
  #anchors: readonly Anchor[] = [];
  /** Nothing that was read is in sight any more: the anchors have to be taken anew. */
  #lost = false;
  /** By how much the gap before the window differs from the rows it stands for. */
  #slack = 0;
  #top = 0;
  #size = '';
  #frame = 0;

  constructor(options: WindowedListOptions<T>) {
    this.#options = options;
  }

  /** True while the end is in view: what is appended then scrolls into view by itself. */
  get pinned(): boolean {
    return this.#pinned;
  }

  /** The rows that are in the DOM around the reader. */
  get window(): RowRange {
    return this.#window;
  }

  connect(): void {
    this.#options.scroller.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#resizes.observe(this.#options.scroller);
    this.#layout(true);
  }

  disconnect(): void {
    this.#options.scroller.removeEventListener('scroll', this.#onScroll);
    cancelAnimationFrame(this.#frame);
    this.#resizes.disconnect();
    this.#observed.clear();
  }

  /** Replaces the rows; whatever was added, removed or moved, the reader stays where he was. */
  setItems(items: readonly T[]): void {
    this.#noticeScroll(); // its event may come only after this
    const { key, estimate, isHeading } = this.#options;
    const heights = new Float64Array(items.length);
    this.#headings = [];
    items.forEach((item, index) => {
      heights[index] = this.#measured.get(key(item)) ?? estimate(item);
      if (isHeading?.(item)) this.#headings.push(index);
    });
    this.#items = items;
    this.#tree = new HeightTree(heights);
    this.#known.clear();
    this.update();
  }

  /** Draws the rows again, for example because something that they show changed or the page around them did. */
  update(): void {
    this.#noticeScroll();
    this.#stale = true;
    this.#layout(true);
  }

  scrollToEnd(): void {
    this.#pinned = true;
    this.#layout(true);
  }

  /** Brings a row into view. False when there is no such row. */
  scrollToKey(key: string, align: Alignment = 'nearest'): boolean {
    const index = this.#indexOf(key);
    if (index < 0) return false;
    const { scroller } = this.#options;
    const inset = Number.parseFloat(getComputedStyle(scroller).scrollPaddingTop) || 0;
    this.#pinned = false;
    // Twice, because the first look may have measured what was guessed before.
    for (let look = 0; look < 2; look++) {
      const now = this.#contentTop() + this.#slack + this.#tree.offset(index) - inset;
      const y = alignedY(align, scroller.clientHeight - inset, this.#tree.height(index), now);
      this.#anchors = [{ key, y: y + inset }];
      this.#layout(true);
    }
    return true;
  }

  /** Keeps the upper edge of this row where it is, even at the end: call before it grows because somebody asked it to. */
  hold(key: string): void {
    this.#noticeScroll();
    const row = this.#placedRows().find((placed) => placed.key === key);
    if (!row) return;
    this.#pinned = false;
    this.#anchors = [row];
  }

  /** The key of the row that holds `node`, when it is in the DOM. */
  keyOf(node: Node): string | undefined {
    const { children } = this.#options.content;
    return this.#pieces.find((_, index) => children[index]?.contains(node))?.key;
  }

  /** The element of a row, when it is in the DOM. */
  elementOf(key: string): Element | undefined {
    return this.#options.content.children[this.#pieces.findIndex((piece) => piece.key === key)];
  }

  readonly #onScroll = (): void => {
    if (this.#noticeScroll()) this.#layout(false);
  };

  /** Takes over where somebody scrolled to; false for nowhere, as after the echo of our own writing. */
  #noticeScroll(): boolean {
    const { scroller } = this.#options;
    const { scrollTop, clientHeight } = scroller;
    if (clientHeight === 0 || scrollTop === this.#top) return false;
    const rest = scroller.scrollHeight - scrollTop - clientHeight;
    // Upwards counts at once, or the first pixel of a slow scroll would be taken back.
    this.#pinned = rest <= 1 || (rest < 4 && scrollTop > this.#top);
    this.#top = scrollTop;
    this.#anchors = anchorsOf(this.#placedRows(), clientHeight);
    return true;
  }

  #onResize(): void {
    const { clientWidth, clientHeight } = this.#options.scroller;
    const size = `${clientWidth} ${clientHeight}`;
    const resized = size !== this.#size;
    this.#size = size;
    const scrolled = this.#noticeScroll();
    if (clientHeight > 0 && (this.#measure() || resized || scrolled)) this.#layout(resized, true);
  }

  /** Renders, measures and corrects until the rows in the DOM fill the view. `settle` allows to write `scrollTop`. */
  #layout(settle: boolean, resizing = false): void {
    const { scroller, onChange } = this.#options;
    const viewport = scroller.clientHeight;
    if (viewport === 0) return; // hidden: nothing can be measured; the resize observer comes back
    const before = `${this.#window.from} ${this.#window.to} ${this.#pinned}`;
    for (let pass = 0; pass < 6; pass++) {
      const top = this.#viewTop(viewport);
      this.#window = visibleRange(this.#tree, top, viewport, this.overscan);
      this.#render();
      const changed = this.#measure();
      this.#place(settle);
      if (!changed) break;
    }
    this.#observe(resizing);
    this.#check(viewport);
    if (before !== `${this.#window.from} ${this.#window.to} ${this.#pinned}`) onChange?.();
  }

  /** Where the view starts among the rows; makes the row found there the anchor when none survived. */
  #viewTop(viewport: number): number {
    if (this.#pinned) return this.#tree.offset(this.#tree.size) - viewport;
    this.#anchors = this.#anchors.filter((anchor) => this.#indexOf(anchor.key) >= 0);
    const [anchor] = this.#anchors;
    if (anchor) return this.#tree.offset(this.#indexOf(anchor.key)) - anchor.y;
    this.#slack = 0;
    this.#lost = true;
    const top = -this.#contentTop();
    const index = this.#tree.at(top);
    const item = this.#items[index];
    if (item !== undefined) {
      this.#anchors = [{ key: this.#options.key(item), y: this.#tree.offset(index) - top }];
    }
    return top;
  }

  #render(): void {
    const { key } = this.#options;
    const focused = this.#focused();
    const pieces: Piece[] = [];
    for (const { gap, from, to } of segments(this.#items.length, this.#window, this.#kept(focused))) {
      // Gaps are numbered, the one at the end -1: a number is no row's key.
      if (gap) pieces.push({ id: to === this.#items.length ? -1 : pieces.length, from, to });
      else {
        this.#items.slice(from, to).forEach((item, offset) => {
          pieces.push({ id: key(item), key: key(item), from: from + offset, to: from + offset + 1 });
        });
      }
    }
    const before = this.#pieces;
    const same = ({ id, from }: Piece, at: number): boolean => id === before[at]?.id && from === before[at].from;
    const changed = this.#stale || pieces.length !== before.length || !pieces.every(same);
    this.#pieces = pieces;
    if (!changed) return;
    this.#stale = false;
    if (focused !== undefined) {
      // First without what is new: `repeat` would otherwise move rows although their order stays, and drop the focus.
      const old = new Set(before.map(({ id }) => id));
      this.#draw(pieces.filter(({ id, key }) => old.has(id) && (key !== undefined || id === 0 || id === -1)));
    }
    this.#draw(pieces);
    for (const piece of pieces) if (piece.key !== undefined) this.#known.set(piece.key, piece.from);
  }

  #draw(pieces: readonly Piece[]): void {
    const { content, row, host } = this.#options;
    const draw = ({ key, from }: Piece): TemplateResult => {
      const item = this.#items[from];
      return key === undefined || item === undefined ? html`<div aria-hidden="true"></div>` : row(item, from);
    };
    render(html`${repeat(pieces, ({ id }) => id, draw)}`, content, host ? { host } : {});
  }

  #focused(): string | undefined {
    const { content } = this.#options;
    const root = content.getRootNode();
    const active = root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
    return active && content.contains(active) ? this.keyOf(active) : undefined;
  }

  /** Rows that stay in the DOM although they are far away: the focused one and the heading of what is read. */
  #kept(focused: string | undefined): readonly number[] {
    const heading = lastAtOrBefore(this.#headings, this.#window.from);
    return focused === undefined ? [heading] : [heading, this.#indexOf(focused)];
  }

  /** Takes the real heights of the rows in the DOM over; true when one of them was not as thought. */
  #measure(): boolean {
    const scale = this.#scale();
    let changed = false;
    this.#eachRow((element, key, index) => {
      const height = element.getBoundingClientRect().height / scale;
      this.#measured.set(key, height);
      if (Math.abs(height - this.#tree.height(index)) < 0.01) return;
      this.#tree.set(index, height);
      changed = true;
    });
    return changed;
  }

  /** Gives the gaps their heights and puts the anchor (or the end) where it belongs. */
  #place(settle: boolean): void {
    const { scroller, content } = this.#options;
    const [anchor] = this.#anchors;
    const heights = this.#pieces.map(({ from, to }) => this.#tree.offset(to) - this.#tree.offset(from));
    const before = this.#pieces.findIndex(({ key, to }) => key === undefined && to === this.#window.from);
    const start = anchor ? this.#tree.offset(this.#indexOf(anchor.key)) - anchor.y : 0;
    let slack = 0;
    if (!settle && !this.#pinned && anchor && this.#window.from > 0) {
      slack = -this.#contentTop() - start;
      if ((heights[before] ?? 0) + slack < 0) slack = 0;
    }
    this.#slack = slack;
    this.#pieces.forEach(({ key }, index) => {
      const element = content.children[index];
      if (key !== undefined || !(element instanceof HTMLElement)) return;
      const height = `${(heights[index] ?? 0) + (index === before ? slack : 0)}px`;
      if (element.style.height !== height) element.style.height = height;
    });
    if (slack === 0) {
      if (this.#pinned) scroller.scrollTop = scroller.scrollHeight;
      else if (anchor) {
        const move = this.#contentTop() + start;
        if (Math.abs(move) > 0.01) scroller.scrollTop += move;
      }
    }
    this.#top = scroller.scrollTop;
  }

  /** After the browser refused a place beyond either end: accept where the rows are now. */
  #check(viewport: number): void {
    if (this.#pinned) return;
    const { scroller } = this.#options;
    const [anchor] = this.#anchors;
    const y = anchor ? this.#contentTop() + this.#slack + this.#tree.offset(this.#indexOf(anchor.key)) : 0;
    const refused = !anchor || this.#lost || Math.abs(y - anchor.y) > 1;
    if (refused) this.#anchors = anchorsOf(this.#placedRows(), viewport);
    this.#lost = false;
    const rest = scroller.scrollHeight - scroller.scrollTop - viewport;
    if (rest <= 1 && (refused || scroller.scrollTop === 0)) this.#pinned = true;
  }

  /** Where the content starts, in CSS pixels below the upper edge of the view (mostly negative). */
  #contentTop(): number {
    const { scroller, content } = this.#options;
    const top = content.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    return top / this.#scale() - scroller.clientTop;
  }

  /** A page may draw us smaller or larger by `transform`: rectangles are then not in CSS pixels. */
  #scale(): number {
    const { scroller } = this.#options;
    return scroller.getBoundingClientRect().height / scroller.offsetHeight || 1;
  }

  #placedRows(): readonly PlacedRow[] {
    const { scroller, isHeading } = this.#options;
    const scale = this.#scale();
    const origin = scroller.getBoundingClientRect().top / scale + scroller.clientTop;
    const rows: PlacedRow[] = [];
    this.#eachRow((element, key, index) => {
      // A heading may be stuck at the top, a kept row may be far away: neither says where the reader is.
      if (index < this.#window.from || index >= this.#window.to) return;
      const item = this.#items[index];
      if (item === undefined || isHeading?.(item)) return;
      const { top, height } = element.getBoundingClientRect();
      rows.push({ key, y: top / scale - origin, height: height / scale });
    });
    return rows;
  }

  #eachRow(visit: (element: Element, key: string, index: number) => void): void {
    const { children } = this.#options.content;
    this.#pieces.forEach(({ key, from }, index) => {
      const element = children[index];
      if (key !== undefined && element) visit(element, key, from);
    });
  }

  #indexOf(key: string): number {
    let index = this.#known.get(key);
    if (index === undefined) {
      index = this.#items.findIndex((item) => this.#options.key(item) === key);
      this.#known.set(key, index);
    }
    return index;
  }

  /** Watches the rows in the DOM for late images and the like. */
  #observe(resizing: boolean): void {
    const present = new Set<Element>();
    this.#eachRow((element) => present.add(element));
    for (const element of this.#observed) {
      if (present.has(element)) continue;
      this.#resizes.unobserve(element);
      this.#observed.delete(element);
    }
    cancelAnimationFrame(this.#frame);
    if (resizing) {
      // What is first observed during a round of the observer makes it complain of a loop; a frame later it does not.
      this.#frame = requestAnimationFrame(() => this.#observe(false));
      return;
    }
    for (const element of present) {
      if (this.#observed.has(element)) continue;
      this.#resizes.observe(element);
      this.#observed.add(element);
    }
  }
}
