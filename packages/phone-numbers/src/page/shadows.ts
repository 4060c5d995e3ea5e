/** Finds shadow roots under a node. A page of 100,000 nodes must not be asked element by element. */

type Open = (element: HTMLElement) => ShadowRoot | null;

// Besides custom elements some plain ones may hold a shadow root, and those that do are mostly empty otherwise. The
// rest is met by the pointer.
const emptyHosts = ':is(div,span,section,article,main):empty';

/** Fewer elements than this are asked one by one: most of what a page adds is small. */
const few = 64;

/** Elements under `root` that may hold a shadow root, `root` included. */
export function possibleHosts(root: Element | ShadowRoot | Document): HTMLElement[] {
  const small = fewHosts(root);
  if (small !== undefined) return small;
  const hosts: Element[] = [];
  if (root.nodeType === 1) hosts.push(root as Element);
  const document = root.ownerDocument ?? root;
  if (root.nodeType === 11) {
    // XPath does not look into fragments; shadow roots are small enough to be asked whole.
    hosts.push(...[...root.querySelectorAll('*')].filter((element) => element.localName.includes('-')));
  } else {
    // An expression of the browser's own, which makes no object for the elements it passes over.
    const custom = document.evaluate(".//*[contains(local-name(),'-')]", root, null, 7, null);
    for (let i = 0; i < custom.snapshotLength; i++) {
      const element = custom.snapshotItem(i);
      if (element !== null) hosts.push(element as Element);
    }
  }
  hosts.push(...root.querySelectorAll(emptyHosts));
  return hosts as HTMLElement[];
}

function fewHosts(root: Element | ShadowRoot | Document): HTMLElement[] | undefined {
  if (root.nodeType !== 1) return undefined;
  const inside = (root as Element).getElementsByTagName('*');
  if (inside.length > few) return undefined;
  return [root as Element, ...inside].filter(
    (element) => element.firstChild === null || element.localName.includes('-'),
  ) as HTMLElement[];
}

export function shadowRootOf(element: HTMLElement, open: Open | undefined): ShadowRoot | null {
  try {
    return open?.(element) ?? element.shadowRoot;
  } catch {
    return element.shadowRoot;
  }
}
