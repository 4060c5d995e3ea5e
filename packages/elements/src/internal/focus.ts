import type { ReactiveController, ReactiveControllerHost } from 'lit';

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

/**
 * When a drawing takes away what had the focus in its host, the focus goes where `next` says, else to the nearest place
 * around the host that may hold it and that a stray Enter cannot press (`tabindex="-1"`).
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #next: () => HTMLElement | null | undefined;
  #held = false;

  constructor(host: ReactiveControllerHost & Element, next: () => HTMLElement | null | undefined = () => undefined) {
    this.#host = host;
    this.#next = next;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#held = holdsFocus(this.#host);
  }

  hostUpdated(): void {
    if (!this.#held || !lostFocus(this.#host)) return;
    const next = this.#next() ?? this.#host.closest<HTMLElement>('[tabindex="-1"]');
    next?.focus({ preventScroll: true });
  }
}
