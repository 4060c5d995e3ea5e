import type { Mark, Marks } from './marks.js';
import type { Painter } from './painter.js';

/** Which number is at a point of the screen. Costs about as much as `elementFromPoint`. */

interface HitResult {
  readonly highlight: Highlight;
  readonly ranges: readonly AbstractRange[];
}
interface HitRegistry extends HighlightRegistry {
  // CSS Custom Highlight API Module Level 1, section 5.1; not in TypeScript's DOM library yet (6.0, 2026-11).
  highlightsFromPoint?(x: number, y: number, options?: { shadowRoots?: readonly ShadowRoot[] }): readonly HitResult[];
}

type View = Window & typeof globalThis;

export interface Hits {
  at(x: number, y: number, path: readonly EventTarget[]): Mark | undefined;
}

export function createHits(view: View, marks: Marks, painter: Painter, roots: ReadonlySet<ShadowRoot>): Hits {
  const registry = (view.CSS as { highlights?: HitRegistry } | undefined)?.highlights;
  const options = (): { shadowRoots: ShadowRoot[] } => ({ shadowRoots: [...roots] });
  // One range for all measuring: a live range taxes every change of the page for as long as it exists.
  let ruler: Range | undefined;

  function byHighlight(x: number, y: number, path: readonly EventTarget[]): Mark | undefined {
    for (const { ranges } of registry?.highlightsFromPoint?.(x, y, options()) ?? []) {
      for (const range of ranges) {
        // The registry is shared with the page; only our own ranges count.
        const mark = marks.ofRange(range);
        // Firefox finds ranges through what covers them.
        if (mark !== undefined && isUnder(range.startContainer, path[0])) return mark;
      }
    }
    return undefined;
  }

  function byCaret(x: number, y: number, path: readonly EventTarget[]): Mark | undefined {
    const position = view.document.caretPositionFromPoint?.(x, y, options());
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- older Safari has only this one
    const legacy = position ? undefined : view.document.caretRangeFromPoint?.(x, y);
    const node = position?.offsetNode ?? legacy?.startContainer;
    // The caret is found through what covers the text; the event is not.
    if (node === undefined || !isUnder(node, path[0])) return undefined;
    return marks
      .at(node)
      .find((mark) => rectsOf(mark, (ruler ??= view.document.createRange())).some((rect) => holds(rect, x, y)));
  }

  function linkIn(path: readonly EventTarget[], x: number, y: number): Mark | undefined {
    for (const target of path) {
      if (!(target instanceof view.Element)) continue;
      // The path of an event ends at a closed root; the root itself can say more.
      const closed = [...roots].find((root) => root.mode === 'closed' && root.host === target);
      const element = closed?.elementFromPoint(x, y)?.closest('a') ?? target;
      const link = element.nodeName === 'A' ? marks.at(element).find((mark) => mark.link) : undefined;
      if (link !== undefined) return link;
    }
    return undefined;
  }

  return {
    at(x, y, path) {
      const link = linkIn(path, x, y);
      if (link !== undefined) return link;
      if (marks.size === 0) return undefined;
      if (typeof registry?.highlightsFromPoint === 'function') {
        if (painter.painting) return byHighlight(x, y, path);
        return undefined;
      }
      return byCaret(x, y, path);
    },
  };
}

/** Whether the text is what the event hit: inside of its target, across the shadow roots between them. */
function isUnder(node: Node | undefined, target: EventTarget | undefined): boolean {
  for (let at: Node | undefined = node; at !== undefined; at = (at.getRootNode() as Partial<ShadowRoot>).host) {
    if ((target as Node | undefined)?.contains(at) === true) return true;
  }
  return false;
}

function holds(rect: DOMRect, x: number, y: number): boolean {
  return x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;
}

/** Where a mark is on the screen, line by line. */
export function rectsOf(mark: Mark, ruler: Range): DOMRect[] {
  const { range } = mark;
  if (range === undefined) return [...mark.host.getClientRects()];
  try {
    ruler.setStart(range.startContainer, range.startOffset);
    ruler.setEnd(range.endContainer, range.endOffset);
    return [...ruler.getClientRects()];
  } catch {
    // The text became shorter a moment ago; its change is still in the queue.
    return [];
  } finally {
    ruler.setStart(mark.host.ownerDocument, 0);
    ruler.collapse(true);
  }
}

/** The box that holds all lines of a mark, in CSS pixels of its document's viewport. */
export function boxOf(mark: Mark): DOMRect {
  const rects = rectsOf(mark, mark.host.ownerDocument.createRange()).filter(
    (rect) => rect.width > 0 && rect.height > 0,
  );
  const [first] = rects;
  if (first === undefined) return mark.host.getBoundingClientRect();
  const left = Math.min(...rects.map((rect) => rect.left));
  const top = Math.min(...rects.map((rect) => rect.top));
  const right = Math.max(...rects.map((rect) => rect.right));
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  return new DOMRect(left, top, right - left, bottom - top);
}
