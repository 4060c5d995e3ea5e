/** A row in the view and where its upper edge is, in CSS pixels below the upper edge of the scroller. */
export interface Anchor {
  readonly key: string;
  readonly y: number;
}

export interface PlacedRow extends Anchor {
  readonly height: number;
}

/**
 * What a reader would miss if it moved, best first: rows that start inside the view, then one that reaches into it from
 * above. The first is held still; the others stand in when that row is deleted.
 *
 * A row that starts in the view is better than the half-hidden one above it: when an image loads late in the latter, the
 * text under the reader's eyes stays.
 */
export function anchorsOf(rows: readonly PlacedRow[], viewport: number): readonly Anchor[] {
  const starting: Anchor[] = [];
  const reaching: Anchor[] = [];
  for (const { key, y, height } of rows) {
    if (y >= viewport || y + height <= 0) continue;
    (y >= 0 ? starting : reaching).push({ key, y });
  }
  return [...starting, ...reaching];
}

export type Alignment = 'start' | 'center' | 'end' | 'nearest';

/** Where a row of `height` has to start to be aligned in a view; `y` is where it starts now, for `nearest`. */
export function alignedY(align: Alignment, viewport: number, height: number, y: number): number {
  // What is taller than the view shows its beginning.
  if (align === 'start' || height > viewport) return 0;
  if (align === 'center') return (viewport - height) / 2;
  if (align === 'end') return viewport - height;
  return Math.min(Math.max(0, y), viewport - height);
}
