/**
 * The keyboard of the feed pattern (WAI-ARIA Authoring Practices, "Feed"): what a key pressed inside an article asks for.
 * Keys pressed in a field stay the field's.
 */
export type FeedMove = 'next' | 'previous' | 'before' | 'after';

export function feedMove(event: KeyboardEvent): FeedMove | undefined {
  const target = event.composedPath()[0];
  if (event.defaultPrevented || event.altKey || !(target instanceof HTMLElement)) return undefined;
  if (target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.localName)) return undefined;
  if (event.ctrlKey || event.metaKey) {
    if (event.key === 'Home') return 'before';
    return event.key === 'End' ? 'after' : undefined;
  }
  if (event.key === 'PageDown') return 'next';
  return event.key === 'PageUp' ? 'previous' : undefined;
}
