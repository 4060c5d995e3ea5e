export interface WatchOptions {
  readonly signal: AbortSignal;
  /** Quiet time after a change before looking, in milliseconds; and the longest a stream of changes can put it off. */
  readonly quietMs?: number;
  readonly longestMs?: number;
}

/**
 * Calls `look` now, and after the page moved on: the address changed, or nodes came and went. Looks are gathered, so
 * that typing and Gmail's own storms cost next to nothing; text changes alone are not even observed.
 */
export function watchPage(
  page: Document,
  look: () => void,
  { signal, quietMs = 80, longestMs = 400 }: WatchOptions,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstChange = 0;

  const run = (): void => {
    timer = undefined;
    if (!signal.aborted) look();
  };
  const soon = (): void => {
    const now = performance.now();
    if (timer === undefined) firstChange = now;
    // A look that is due stays due: a storm of nodes would set its timer anew before it ever ran.
    else if (now >= firstChange + longestMs) return;
    else clearTimeout(timer);
    timer = setTimeout(run, Math.max(0, Math.min(quietMs, firstChange + longestMs - now)));
  };
  const observer = new MutationObserver((records) => {
    if (records.some((record) => !isTyping(record.target))) soon();
  });
  const view = page.defaultView;
  observer.observe(page.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['role', 'data-thread-perm-id', 'data-legacy-thread-id'],
  });
  view?.addEventListener('hashchange', soon, { signal });
  view?.addEventListener('popstate', soon, { signal });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      clearTimeout(timer);
    },
    { once: true },
  );
  look();
}

/** What happens where somebody writes is no business of ours. */
function isTyping(node: Node): boolean {
  return node instanceof HTMLElement && node.isContentEditable;
}
