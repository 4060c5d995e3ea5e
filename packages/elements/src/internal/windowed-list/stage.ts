import { html, render } from 'lit';
import type { RootPart, TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { RowRange } from './segments.js';

/** One child of the content element: a row, or a gap when it has no key. */
export interface Piece extends RowRange {
  readonly id: string | number;
  readonly key?: string;
}

/** The DOM of a windowed list: draws pieces, says where they are, and tells when one changes its size by itself. */
export class Stage {
  readonly #scroller: HTMLElement;
  readonly #content: HTMLElement;
  readonly #host: object | undefined;
  readonly #resizes: ResizeObserver;
  readonly #observed = new Set<Element>();
  #pieces: readonly Piece[] = [];
  #root: RootPart | undefined;
  #frame = 0;

  constructor(scroller: HTMLElement, content: HTMLElement, host: object | undefined, onResize: () => void) {
    this.#scroller = scroller;
    this.#content = content;
    this.#host = host;
    this.#resizes = new ResizeObserver(onResize);
  }

  get pieces(): readonly Piece[] {
    return this.#pieces;
  }

  connect(): void {
    this.#resizes.observe(this.#scroller);
    this.#root?.setConnected(true);
  }

  disconnect(): void {
    cancelAnimationFrame(this.#frame);
    this.#resizes.disconnect();
    this.#observed.clear();
    this.#root?.setConnected(false);
  }

  /** The key of the row that has the focus. */
  focused(): string | undefined {
    const root = this.#content.getRootNode();
    const active = root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
    return active && this.#content.contains(active) ? this.keyOf(active) : undefined;
  }

  draw(pieces: readonly Piece[], focused: string | undefined, row: (index: number) => TemplateResult): void {
    const draw = (some: readonly Piece[]): void => {
      const piece = ({ key, from }: Piece): TemplateResult =>
        key === undefined ? html`<div aria-hidden="true"></div>` : row(from);
      const host = this.#host;
      this.#root = render(
        repeat(some, ({ id }) => id, piece),
        this.#content,
        host ? { host } : {},
      );
    };
    if (focused !== undefined) {
      // First without what is new: `repeat` would otherwise move rows although their order stays, and drop the focus.
      const old = new Set(this.#pieces.map(({ id }) => id));
      draw(pieces.filter(({ id, key }) => old.has(id) && (key !== undefined || id === 0 || id === -1)));
    }
    draw(pieces);
    this.#pieces = pieces;
  }

  eachRow(visit: (element: Element, key: string, index: number) => void): void {
    this.#pieces.forEach(({ key, from }, at) => {
      const element = this.#content.children[at];
      if (key !== undefined && element) visit(element, key, from);
    });
  }

  setGap(at: number, pixels: number): void {
    const element = this.#content.children[at];
    const height = `${pixels}px`;
    if (element instanceof HTMLElement && element.style.height !== height) element.style.height = height;
  }

  keyOf(node: Node): string | undefined {
    return this.#pieces.find((_, at) => this.#content.children[at]?.contains(node))?.key;
  }

  elementOf(key: string): Element | undefined {
    return this.#content.children[this.#pieces.findIndex((piece) => piece.key === key)];
  }

  /** How far below the upper edge of the view an element starts, and how high it is, in CSS pixels. */
  place(element: Element): { readonly y: number; readonly height: number } {
    const view = this.#scroller.getBoundingClientRect();
    const { top, height } = element.getBoundingClientRect();
    // A page may draw us smaller or larger by `transform`: rectangles are then not in CSS pixels.
    const scale = view.height / this.#scroller.offsetHeight || 1;
    return { y: (top - view.top) / scale - this.#scroller.clientTop, height: height / scale };
  }

  /** Where the content starts (mostly above the view, so negative). */
  get contentTop(): number {
    return this.place(this.#content).y;
  }

  /** Watches the rows in the DOM for late images and the like. */
  observe(resizing: boolean): void {
    const fresh = new Set<Element>();
    this.eachRow((element) => fresh.add(element));
    for (const element of this.#observed) {
      if (fresh.delete(element)) continue;
      this.#resizes.unobserve(element);
      this.#observed.delete(element);
    }
    cancelAnimationFrame(this.#frame);
    if (resizing) {
      // What is first observed during a round of the observer makes it complain of a loop; a frame later it does not.
      this.#frame = requestAnimationFrame(() => this.observe(false));
      return;
    }
    for (const element of fresh) {
      this.#resizes.observe(element);
      this.#observed.add(element);
    }
  }
}
