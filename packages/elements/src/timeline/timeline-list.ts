import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { feedMove } from '../internal/windowed-list/feed-keys.js';
import { WindowedList } from '../internal/windowed-list/windowed-list.js';
import { watchFindInPage } from './find-in-page.js';
import { estimateHeight, timelineRow, type RowContext } from './row.js';
import type { TimelineRow, TimelineRows } from './rows.js';

/** What the rows need besides what the list knows of itself. */
export type RowSurroundings = Omit<RowContext, 'opened' | 'version' | 'size' | 'active' | 'tabStop' | 'copied'> & {
  /** There is nothing older than what was read. */
  readonly complete: boolean;
};

/** Little, as every row is a dozen elements and few rows are high: one step of a wheel, or of a finger's frame. */
const overscan = 120;
/** Older entries are asked for while so many rows are still above the view. */
const near = 15;

/** The scrolling part of the timeline: its rows, where the reader is, what is opened, and what is new below. */
export class TimelineList implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #onNear: () => void;
  readonly #opened = new Map<string, number>();
  #list: WindowedList<TimelineRow> | undefined;
  #rows: TimelineRows = { rows: [], size: 0 };
  #surroundings: RowSurroundings | undefined;
  #version = 0;
  #active: string | undefined;
  #tabStop: string | undefined;
  #copied: string | undefined;
  #seen: string | undefined;
  #unseen = 0;
  #wasPinned = true;
  #stopFind: (() => void) | undefined;

  /** Told after rows were drawn. */
  onDrawn: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, onNear: () => void) {
    this.#host = host;
    this.#onNear = onNear;
    host.addController(this);
  }

  hostConnected(): void {
    this.#connect();
  }

  hostDisconnected(): void {
    this.#stopFind?.();
    this.#list?.disconnect();
  }

  /** The end of the conversation is in view. */
  get pinned(): boolean {
    return this.#list?.pinned ?? true;
  }

  /** Entries that came below the view since the end was last seen. */
  get unseen(): number {
    return this.#unseen;
  }

  /** Once the elements are there. */
  attach(scroller: HTMLElement, content: HTMLElement, host: object): void {
    if (this.#list) return;
    this.#list = new WindowedList<TimelineRow>({
      scroller,
      content,
      host,
      key: (row) => row.key,
      estimate: (row) => estimateHeight(row, scroller.clientWidth),
      isHeading: (row) => row.kind === 'day',
      row: (row) => timelineRow(this.#context(), row),
      onChange: () => this.#onChange(),
    });
    this.#list.overscan = overscan;
    this.#connect();
  }

  #connect(): void {
    const list = this.#list;
    if (!list) return;
    list.connect();
    this.#stopFind = watchFindInPage((pixels) => {
      const wanted = pixels ?? overscan;
      if (list.overscan === wanted) return;
      list.overscan = wanted;
      list.update();
    });
  }

  /** Another conversation: begin at its end, with everything closed. */
  restart(): void {
    this.#opened.clear();
    this.#active = this.#tabStop = this.#copied = this.#seen = undefined;
    this.#unseen = 0;
    this.#rows = { rows: [], size: 0 };
    this.#list?.setItems([]);
    this.#list?.scrollToEnd();
  }

  /** Draws these rows; rows that are in view are only drawn again when the surroundings are another object. */
  show(rows: TimelineRows, surroundings: RowSurroundings): void {
    const fresh = rows !== this.#rows;
    this.#rows = rows;
    if (surroundings !== this.#surroundings) this.#version += 1;
    this.#surroundings = surroundings;
    if (fresh) this.#list?.setItems(rows.rows);
    else this.#list?.update();
    this.#count();
    this.#checkNear();
    this.onDrawn?.();
  }

  scrollToEnd(): void {
    this.#list?.scrollToEnd();
    this.#count();
  }

  scrollToKey(key: string): boolean {
    const found = this.#list?.scrollToKey(key, 'start') ?? false;
    if (found) this.#focus(key);
    return found;
  }

  /** Brings a row into view and leaves the focus where it is. */
  reveal(key: string): boolean {
    return this.#list?.scrollToKey(key, 'center') ?? false;
  }

  /** The row that an event happened in. */
  rowOf(event: Event): TimelineRow | undefined {
    const [target] = event.composedPath();
    const key = target instanceof Node ? this.#list?.keyOf(target) : undefined;
    return key === undefined ? undefined : this.#rows.rows.find((row) => row.key === key);
  }

  /** Opens a long text one step further, or closes it; its row stays where it is. */
  open(event: Event, name: string, closed: boolean): void {
    const row = this.rowOf(event);
    if (row) this.#list?.hold(row.key);
    if (closed) this.#opened.delete(name);
    else this.#opened.set(name, (this.#opened.get(name) ?? 0) + 1);
    this.redraw();
  }

  /** Shows the tools of the row under the pointer or with the focus. */
  readonly onPoint = (event: Event): void => {
    const row = this.rowOf(event);
    if (!row || row.kind === 'day') return;
    if (event.type === 'focusin') this.#tabStop = row.key;
    else if (this.#active === row.key) return;
    this.#active = row.key;
    this.#copied = undefined;
    this.redraw();
  };

  readonly onLeave = (): void => {
    if (this.#active === undefined) return;
    this.#active = undefined;
    this.redraw();
  };

  showCopied(key: string): void {
    this.#copied = key;
    this.redraw();
  }

  /** Page Up and Page Down go from entry to entry; `leave` takes the focus out of the feed. */
  onKeyDown(event: KeyboardEvent, leave: (before: boolean) => void): void {
    const move = feedMove(event);
    const row = move === undefined ? undefined : this.rowOf(event);
    if (move === undefined || !row) return;
    event.preventDefault();
    if (move === 'before' || move === 'after') {
      leave(move === 'before');
      return;
    }
    const { rows } = this.#rows;
    const at = rows.indexOf(row);
    const next =
      move === 'next'
        ? rows.find((each, index) => index > at && each.kind !== 'day')
        : rows.findLast((each, index) => index < at && each.kind !== 'day');
    if (!next) return;
    this.#list?.scrollToKey(next.key);
    this.#focus(next.key);
  }

  #focus(key: string): void {
    const element = this.#list?.elementOf(key);
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
  }

  #context(): RowContext {
    const surroundings = this.#surroundings;
    if (!surroundings) throw new Error('Rows are drawn before the timeline said what to draw them with.');
    return {
      ...surroundings,
      version: this.#version,
      size: surroundings.complete ? this.#rows.size : -1,
      active: this.#active,
      tabStop: this.#tabStopKey(),
      copied: this.#copied,
      opened: (name) => this.#opened.get(name) ?? 0,
    };
  }

  /** The entry that had the focus last; the newest one before that, or when that is gone. */
  #tabStopKey(): string | undefined {
    const { rows } = this.#rows;
    if (this.#tabStop !== undefined && this.#list?.elementOf(this.#tabStop)) return this.#tabStop;
    const { to } = this.#list?.window ?? { to: rows.length };
    return rows.slice(0, to).findLast((row) => row.kind !== 'day')?.key;
  }

  /** Draws the rows again: something that they show is another. */
  redraw(): void {
    this.#version += 1;
    this.#list?.update();
  }

  #onChange(): void {
    this.onDrawn?.();
    this.#count();
    this.#checkNear();
  }

  #count(): void {
    const { rows } = this.#rows;
    const before = `${this.#wasPinned} ${this.#unseen}`;
    this.#wasPinned = this.pinned;
    if (this.pinned) {
      this.#seen = rows.at(-1)?.key;
      this.#unseen = 0;
    } else if (this.#seen !== undefined) {
      const seen = rows.findLastIndex((row) => row.key === this.#seen);
      if (seen >= 0) this.#unseen = rows.slice(seen + 1).filter((row) => row.kind !== 'day').length;
    }
    // The host draws the pill that says so.
    if (before !== `${this.#wasPinned} ${this.#unseen}`) this.#host.requestUpdate();
  }

  #checkNear(): void {
    if (this.#list && this.#list.window.from < near) this.#onNear();
  }
}
