import type { HeightTree } from './height-tree.js';

/** Rows `from` (included) to `to` (excluded). */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** A stretch of the list in document order: rows that are in the DOM, or a gap that stands for rows that are not. */
export interface Segment extends RowRange {
  readonly gap: boolean;
}

/** The rows that touch the stretch `[top - overscan, top + viewport + overscan]`. Empty only when there are no rows. */
export function visibleRange(tree: HeightTree, top: number, viewport: number, overscan: number): RowRange {
  if (tree.size === 0) return { from: 0, to: 0 };
  const total = tree.offset(tree.size);
  // A position beyond either end (a list that just shrank) still shows the rows at that end.
  const start = Math.min(Math.max(0, top - overscan), Math.max(0, total - viewport - overscan));
  const end = Math.max(top + viewport + overscan, start + viewport);
  return { from: tree.at(start), to: tree.at(end) + 1 };
}

/**
 * Lays `window` and the rows in `kept` (a focused row, the heading of the day being read) out as segments. There is always
 * a gap first and a gap last, even of no rows, so that the elements at both ends stay the same.
 */
export function segments(size: number, window: RowRange, kept: readonly number[]): readonly Segment[] {
  const result: Segment[] = [];
  let end = 0;
  const put = (from: number, to: number): void => {
    if (from > end || end === 0) result.push({ gap: true, from: end, to: from });
    result.push({ gap: false, from, to });
    end = to;
  };
  const inside = (index: number): boolean => index >= window.from && index < window.to;
  const others = [...new Set(kept)].filter((index) => index >= 0 && index < size && !inside(index));
  others.sort((a, b) => a - b);
  let placed = window.from === window.to;
  for (const index of others) {
    if (!placed && index > window.from) {
      put(window.from, window.to);
      placed = true;
    }
    put(index, index + 1);
  }
  if (!placed) put(window.from, window.to);
  result.push({ gap: true, from: end, to: size });
  return result;
}
