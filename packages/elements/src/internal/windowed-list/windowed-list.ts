import { alignedY, anchorsOf } from './anchor.js';
import type { Alignment, Anchor, PlacedRow } from './anchor.js';
import { HeightTree } from './height-tree.js';
import type { WindowedListOptions } from './options.js';
import { segments, visibleRange } from './segments.js';
import type { RowRange } from './segments.js';
import { Stage } from './stage.js';
import type { Piece } from './stage.js';

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
  readonly #stage: Stage;
  readonly #measured = new Map<string, number>();
  readonly #known = new Map<string, number>();
  #items: readonly T[] = [];
  #tree = new HeightTree(new Float64Array(0));
  #headings: number[] = [];
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

  constructor(options: WindowedListOptions<T>) {
    this.#options = options;
    this.#stage = new Stage(options.scroller, options.content, options.host, () => this.#onResize());
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
    this.#stage.connect();
    this.#layout(true);
  }

  disconnect(): void {
    this.#options.scroller.removeEventListener('scroll', this.#onScroll);
    this.#stage.disconnect();
  }

  /** Replaces the rows; whatever was added, removed or moved, the reader stays where he was. */
  setItems(items: readonly T[]): void {
    this.#noticeScroll(); // its event may come only after this
    const { key, estimate, isHeading } = this.#options;
    const heights = new Float64Array(items.length);
    this.#headings = [];
    const known = this.#measured.size > 0; // a key is not asked for in vain: there may be very many
    items.forEach((item, index) => {
      heights[index] = (known ? this.#measured.get(key(item)) : undefined) ?? estimate(item);
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
    const inset = parseFloat(getComputedStyle(scroller).scrollPaddingTop) || 0;
    this.#pinned = false;
    // Twice, because the first look may have measured what was guessed before.
    for (let look = 2; look; look--) {
      const now = this.#stage.contentTop + this.#slack + this.#tree.offset(index) - inset;
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
    return this.#stage.keyOf(node);
  }

  /** The element of a row, when it is in the DOM. */
  elementOf(key: string): Element | undefined {
    return this.#stage.elementOf(key);
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
    for (let pass = 6; pass; pass--) {
      const top = this.#viewTop(viewport);
      this.#window = visibleRange(this.#tree, top, viewport, this.overscan);
      this.#render();
      const changed = this.#measure();
      this.#place(settle);
      if (!changed) break;
    }
    this.#stage.observe(resizing);
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
    const top = -this.#stage.contentTop;
    const index = this.#tree.at(top);
    const item = this.#items[index];
    if (item !== undefined) {
      this.#anchors = [{ key: this.#options.key(item), y: this.#tree.offset(index) - top }];
    }
    return top;
  }

  #render(): void {
    const { key, row } = this.#options;
    const focused = this.#stage.focused();
    const pieces: Piece[] = [];
    for (const { gap, from, to } of segments(this.#items.length, this.#window, this.#kept(focused))) {
      // Gaps are numbered, the one at the end -1: a number is no row's key.
      if (gap) pieces.push({ id: to === this.#items.length ? -1 : pieces.length, from, to });
      else {
        this.#items.slice(from, to).forEach((item, offset) => {
          const id = key(item);
          const at = from + offset;
          pieces.push({ id, key: id, from: at, to: at + 1 });
        });
      }
    }
    const before = this.#stage.pieces;
    const same = ({ id, from }: Piece, at: number): boolean => id === before[at]?.id && from === before[at].from;
    if (!this.#stale && pieces.length === before.length && pieces.every(same)) return;
    this.#stale = false;
    this.#stage.draw(pieces, focused, (index) => row(this.#items[index] as T, index));
    for (const piece of pieces) if (piece.key !== undefined) this.#known.set(piece.key, piece.from);
  }

  /** Rows that stay in the DOM although they are far away: the focused one and the heading of what is read. */
  #kept(focused: string | undefined): readonly number[] {
    const heading = this.#headings.findLast((index) => index <= this.#window.from) ?? -1;
    return focused === undefined ? [heading] : [heading, this.#indexOf(focused)];
  }

  /** Takes the real heights of the rows in the DOM over; true when one of them was not as thought. */
  #measure(): boolean {
    let changed = false;
    this.#stage.eachRow((element, key, index) => {
      const { height } = this.#stage.place(element);
      this.#measured.set(key, height);
      if (Math.abs(height - this.#tree.height(index)) < 0.01) return;
      this.#tree.set(index, height);
      changed = true;
    });
    return changed;
  }

  /** Gives the gaps their heights and puts the anchor (or the end) where it belongs. */
  #place(settle: boolean): void {
    const { scroller } = this.#options;
    const { pieces } = this.#stage;
    const [anchor] = this.#anchors;
    const heights = pieces.map(({ from, to }) => this.#tree.offset(to) - this.#tree.offset(from));
    const before = pieces.findLastIndex(({ key, to }) => key === undefined && to <= this.#window.from);
    const start = anchor ? this.#tree.offset(this.#indexOf(anchor.key)) - anchor.y : 0;
    let slack = 0;
    if (!settle && !this.#pinned && anchor && this.#window.from > 0) {
      slack = -this.#stage.contentTop - start;
      if ((heights[before] ?? 0) + slack < 0) slack = 0;
    }
    this.#slack = slack;
    pieces.forEach(({ key }, at) => {
      if (key === undefined) this.#stage.setGap(at, (heights[at] ?? 0) + (at === before ? slack : 0));
    });
    if (slack === 0) {
      if (this.#pinned) scroller.scrollTop = scroller.scrollHeight;
      else if (anchor) {
        const move = this.#stage.contentTop + start;
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
    const y = anchor ? this.#stage.contentTop + this.#slack + this.#tree.offset(this.#indexOf(anchor.key)) : 0;
    const refused = !anchor || this.#lost || Math.abs(y - anchor.y) > 1;
    if (refused) this.#anchors = anchorsOf(this.#placedRows(), viewport);
    this.#lost = false;
    const rest = scroller.scrollHeight - scroller.scrollTop - viewport;
    if (rest <= 1 && (refused || scroller.scrollTop === 0)) this.#pinned = true;
  }

  #placedRows(): readonly PlacedRow[] {
    const { from, to } = this.#window;
    const rows: PlacedRow[] = [];
    this.#stage.eachRow((element, key, index) => {
      // A heading may be stuck at the top, a kept row may be far away: neither says where the reader is.
      if (index < from || index >= to || this.#headings.includes(index)) return;
      rows.push({ key, ...this.#stage.place(element) });
    });
    return rows;
  }

  #indexOf(key: string): number {
    let index = this.#known.get(key);
    if (index === undefined) {
      index = this.#items.findIndex((item) => this.#options.key(item) === key);
      this.#known.set(key, index);
    }
    return index;
  }
}
