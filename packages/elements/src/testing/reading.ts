/** Marks of direction and runs of white space are not read. */
export const withoutMarks = (text: string): string =>
  text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** A slot has no box of its own. */
const isHidden = (element: HTMLElement): boolean =>
  (element.localName !== 'slot' && !element.checkVisibility()) || element.matches('.visually-hidden');

/** What a person can read in a part of the page. */
export function readable(node: ParentNode & Node): string {
  const parts: string[] = [];
  const walk = (each: Node): void => {
    if (each instanceof Text) parts.push(each.data);
    else if (!(each instanceof HTMLElement && isHidden(each))) each.childNodes.forEach(walk);
  };
  node.childNodes.forEach(walk);
  return withoutMarks(parts.join(' '));
}

/** Colours are where they will stay; what turns for ever is not waited for. */
export async function transitionsDone(root: ShadowRoot): Promise<void> {
  const finite = root.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(finite.map((animation) => animation.finished));
}

/** Presses a key together with Ctrl, as a person does; WebKit's driver cannot hold a key down, so there it is told. */
export async function withControl(
  key: string,
  sendKeys: (keys: { down?: string; press?: string; up?: string }) => Promise<void>,
): Promise<void> {
  if (/Chrome|Firefox/.test(navigator.userAgent)) {
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: key });
    await sendKeys({ up: 'Control' });
    return;
  }
  let target = document.activeElement;
  while (target?.shadowRoot?.activeElement) target = target.shadowRoot.activeElement;
  const event = new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, composed: true, cancelable: true });
  target?.dispatchEvent(event);
}
