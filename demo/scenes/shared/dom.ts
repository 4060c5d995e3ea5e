export function find(selector: string): HTMLElement;
export function find<E extends Element>(selector: string, kind: abstract new () => E): E;
/**
 * The one element that a scene's own page is known to hold.
 *
 * @throws Error when the page has none, or one of another kind.
 */
export function find(selector: string, kind: abstract new () => Element = HTMLElement): Element {
  const element = document.querySelector(selector);
  if (!(element instanceof kind)) throw new Error(`This page has no ${selector} of that kind.`);
  return element;
}
