/** This far around the reader the browser's own search finds something: some 200 entries each way. */
const reach = 20_000;

/**
 * The browser searches what is in the document. When somebody asks for its search, many more rows are put there, until
 * the page has the focus again. Returns the undo.
 */
export function watchFindInPage(setOverscan: (pixels: number | undefined) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const restore = (): void => setOverscan(undefined);
  const onKeyDown = (event: KeyboardEvent): void => {
    const find = event.key === 'F3' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f');
    if (find && !event.defaultPrevented) setOverscan(reach);
  };
  window.addEventListener('keydown', onKeyDown, { signal });
  window.addEventListener('focus', restore, { signal });
  window.addEventListener('pointerdown', restore, { signal });
  return () => stop.abort();
}
