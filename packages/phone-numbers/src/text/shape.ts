/** A span taken apart: `2020-01/15` has groups `2020`, `01`, `15` and separators `-`, `/`. */
export interface Shape {
  readonly written: string;
  readonly plus: boolean;
  readonly digits: string;
  readonly groups: readonly string[];
  /** Between the groups; one shorter than `groups`. Invisible characters are left out. */
  readonly separators: readonly string[];
}

export function shapeOf(written: string): Shape {
  const groups = written.match(/[0-9]+/g) ?? [];
  const between = written.match(/[^0-9]+(?=[0-9])/g) ?? [];
  const inner = /^[0-9]/.test(written) ? between : between.slice(1);
  return {
    written,
    plus: /^[^0-9]*\+/.test(written),
    digits: groups.join(''),
    groups,
    separators: inner.map((separator) => separator.replaceAll('\u200b', '')),
  };
}

/** True when all separators are the same `separator`. */
export function joinedBy(shape: Shape, separator: string): boolean {
  return shape.separators.length > 0 && shape.separators.every((one) => one === separator);
}
