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
  const parts = written.split(/([^0-9]+)/);
  const groups: string[] = [];
  const separators: string[] = [];
  // Digits at even places, what is between them at odd ones; either end may be empty.
  for (let i = 0; i < parts.length; i += 2) {
    const group = parts[i] ?? '';
    if (group === '') continue;
    if (groups.length > 0) separators.push(withoutInvisible(parts[i - 1] ?? ''));
    groups.push(group);
  }
  return {
    written,
    plus: parts[0] === '' && parts[1]?.includes('+') === true,
    digits: groups.join(''),
    groups,
    separators,
  };
}

function withoutInvisible(separator: string): string {
  return separator.includes('\u200b') ? separator.replaceAll('\u200b', '') : separator;
}

/** True when all separators are the same `separator`. */
export function joinedBy(shape: Shape, separator: string): boolean {
  return shape.separators.length > 0 && shape.separators.every((one) => one === separator);
}
