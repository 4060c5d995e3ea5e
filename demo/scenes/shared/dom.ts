/** The one element that a scene's own page is known to hold. */
export function find<E extends HTMLElement = HTMLElement>(selector: string): E {
  const element = document.querySelector<E>(selector);
  if (element === null) throw new Error(`This page has no ${selector}.`);
  return element;
}
