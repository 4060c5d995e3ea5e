type Attributes = Readonly<Record<string, string | undefined>>;

/** An element with attributes (none for `undefined`) and children. Text becomes text, never markup. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A button that says what it does to people (`label`) and to tools (`data-consent-action`). */
export function button(action: string, label: string, act: () => void, slot?: string): HTMLButtonElement {
  const element = h('button', { type: 'button', slot, 'data-consent-action': action }, label);
  element.addEventListener('click', act);
  return element;
}

/** Runs once the next frame is on the screen; at the latest when the page is left. A hidden page gets no frames. */
export function afterPaint(work: () => void): void {
  let done = false;
  const once = (): void => {
    if (!done) work();
    done = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, 200);
  addEventListener('pagehide', once, { once: true });
}

/** Runs when the browser has nothing better to do, soon at the latest: the frame that is being drawn is shown before. */
export function whenIdle(work: () => void): void {
  afterPaint(() =>
    afterPaint(() => {
      // Safari has none.
      if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 1_000 });
      else setTimeout(work, 200);
    }),
  );
}
