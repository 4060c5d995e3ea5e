/** Some text that is on the screen now, to begin with. */
export function firstVisible(document: Document): Node | undefined {
  const { innerWidth = 0, innerHeight = 0 } = document.defaultView ?? {};
  const points: readonly (readonly [number, number])[] = [
    [innerWidth / 2, 8],
    [40, 60],
    [innerWidth / 2, innerHeight / 4],
    [innerWidth / 2, innerHeight / 2],
  ];
  for (const [x, y] of points) {
    const node = document.caretPositionFromPoint?.(x, y)?.offsetNode ?? document.elementFromPoint(x, y);
    if (node && node !== document.body && node !== document.documentElement) return node;
  }
  return undefined;
}
