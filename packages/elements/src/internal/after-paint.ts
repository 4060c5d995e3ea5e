/** A page that draws nothing, e.g. in a tab behind another one, does not wait longer, in ms. */
const longestWait = 250;

/** Runs once what is rendered now has been painted: before the next frame, or soon where there are no frames. */
export function afterPaint(run: () => void): void {
  let spent = false;
  const once = (): void => {
    if (spent) return;
    spent = true;
    run();
  };
  requestAnimationFrame(() => requestAnimationFrame(once));
  setTimeout(once, longestWait);
}
