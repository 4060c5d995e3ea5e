/** The element that really has the focus, through shadow roots. */
export function focusedElement(root: Document | ShadowRoot = document): Element | undefined {
  let element = root.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element ?? undefined;
}

/** By `activeElement`, because `:focus-within` stops matching in Firefox while its window is in the background. */
export function holdsFocus(host: Element): boolean {
  const active = (host.getRootNode() as Document | ShadowRoot).activeElement;
  return active !== null && host.contains(active);
}

/**
 * Whether the focus, which was in `host`, has nowhere to be any more. Browsers take it from an element that is hidden only
 * at the next frame, so a hidden element that still has it counts as well.
 */
export function lostFocus(host: Element): boolean {
  if (!holdsFocus(host)) return true;
  return focusedElement()?.checkVisibility() === false;
}
