import { isDigit } from './fold.js';

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
  const groups: string[] = [];
  const separators: string[] = [];
  let first = written.length;
  // By hand: splitting by an expression costs more than all that is asked of the shape.
  for (let at = 0, gap = 0; at < written.length;) {
    if (!isDigit(written.charCodeAt(at))) {
      at++;
      continue;
    }
    if (groups.length > 0) separators.push(withoutInvisible(written.slice(gap, at)));
    else first = at;
    const start = at++;
    while (at < written.length && isDigit(written.charCodeAt(at))) at++;
    groups.push(written.slice(start, at));
    gap = at;
  }
  const plusAt = written.indexOf('+');
  return { written, plus: plusAt !== -1 && plusAt < first, digits: groups.join(''), groups, separators };
}

function withoutInvisible(separator: string): string {
  return separator.includes('\u200b') ? separator.replaceAll('\u200b', '') : separator;
}

/** True when all separators are the same `separator`. */
export function joinedBy(shape: Shape, separator: string): boolean {
  return shape.separators.length > 0 && shape.separators.every((one) => one === separator);
}
