import type { Chip } from './chip.js';
import { boxOf, type Hits } from './hit.js';
import type { Mark } from './marks.js';
import type { Painter } from './painter.js';

/** Shows the chip for the number under the pointer or, for a link, under the keyboard focus. */
export interface Pointer {
  start(): void;
  stop(): void;
  reveal(mark: Mark): void;
}

interface PointerOptions {
  readonly document: Document;
  readonly chip: Chip;
  readonly hits: Hits;
  readonly painter: Painter;
  readonly markOfLink: (link: Element) => Mark | undefined;
  readonly isUseful: () => boolean;
  /** Somebody is there. */
  readonly onActivity: () => void;
  readonly onPath: (path: readonly EventTarget[]) => void;
}

/** Time to travel from the number to its chip (WCAG 2.2, 1.4.13: what appears on hover must be reachable). */
const graceMs = 280;
const dwellMs = 60;

export function createPointer(options: PointerOptions): Pointer {
  const { document, chip, hits, painter } = options;
  const view = document.defaultView as Window & typeof globalThis;
  let frame = 0;
  let timer = 0;
  let latest: PointerEvent | undefined;
  let path: readonly EventTarget[] = [];
  let wanted: Mark | undefined;
  let escaping = false;

  function moved(event: PointerEvent): void {
    // While a button is down the person selects or drags; a finger has no hover.
    options.onActivity();
    if (event.buttons !== 0 || event.pointerType === 'touch' || !options.isUseful()) return;
    latest = event;
    path = event.composedPath();
    frame ||= view.requestAnimationFrame(look);
  }

  function tapped(event: PointerEvent): void {
    const target = event.composedPath();
    if (chip.isIn(target)) return;
    if (event.pointerType !== 'touch') return settle(undefined, 0);
    if (!options.isUseful()) return;
    settle(hits.at(event.clientX, event.clientY, target), 0);
  }

  function look(): void {
    frame = 0;
    if (latest === undefined) return;
    if (chip.isIn(path)) return settle(chip.mark, 0);
    options.onPath(path);
    painter.assert();
    const mark = hits.at(latest.clientX, latest.clientY, path);
    settle(mark, mark === undefined ? graceMs : dwellMs);
  }

  function settle(mark: Mark | undefined, ms: number): void {
    if (mark === wanted && (mark === undefined || mark === chip.mark)) return;
    wanted = mark;
    view.clearTimeout(timer);
    timer = 0;
    if (mark === chip.mark) return;
    timer = view.setTimeout(() => {
      timer = 0;
      if (wanted !== undefined) present(wanted, false);
      else if (!chip.hasPointer && !chip.hasFocus) hide();
    }, ms);
  }

  function present(mark: Mark, focus: boolean): void {
    chip.show(mark, boxOf(mark), focus);
    if (!escaping) document.addEventListener('keydown', escape, true);
    escaping = true;
  }

  function hide(): void {
    chip.hide();
    if (escaping) document.removeEventListener('keydown', escape, true);
    escaping = false;
    wanted = undefined;
  }

  // WCAG 1.4.13 again: it must go without moving the pointer.
  function escape(event: KeyboardEvent): void {
    if (event.key === 'Escape') hide();
  }

  function scrolled(event: Event): void {
    options.onActivity();
    if (chip.mark === undefined || chip.isIn(event.composedPath())) return;
    // Who goes through the numbers by keyboard keeps the chip, and it keeps to its number while the page scrolls there.
    if (chip.hasFocus) chip.show(chip.mark, boxOf(chip.mark), false);
    else hide();
  }

  function focused(event: FocusEvent): void {
    options.onActivity();
    const link = event.composedPath().find((target) => target instanceof view.Element && target.nodeName === 'A');
    const mark = link === undefined ? undefined : options.markOfLink(link as Element);
    // Only keyboard focus: a click on the link already does what the page wants.
    if (mark !== undefined && (link as Element).matches(':focus-visible')) present(mark, false);
    else if (chip.mark !== undefined && !chip.isIn(event.composedPath())) hide();
  }

  return {
    start() {
      document.addEventListener('pointermove', moved, { passive: true, capture: true });
      document.addEventListener('pointerup', tapped, { passive: true, capture: true });
      document.addEventListener('scroll', scrolled, { passive: true, capture: true });
      document.addEventListener('focusin', focused, true);
    },
    stop() {
      document.removeEventListener('pointermove', moved, true);
      document.removeEventListener('pointerup', tapped, true);
      document.removeEventListener('scroll', scrolled, true);
      document.removeEventListener('focusin', focused, true);
      view.cancelAnimationFrame(frame);
      view.clearTimeout(timer);
      hide();
    },
    reveal(mark) {
      wanted = mark;
      present(mark, true);
    },
  };
}
