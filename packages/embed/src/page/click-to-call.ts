import type { createClickToCall } from '@dialora/phone-numbers/page';

/** The attribute that makes the numbers inside of any element callable; its value is their country, or empty. */
export const clickToCallAttribute = 'dialora-click-to-call';

type Create = typeof createClickToCall;

const load = async (): Promise<Create> => (await import('@dialora/phone-numbers/page')).createClickToCall;

/**
 * Makes the numbers of a business's own page callable, wherever the page says so: `<main dialora-click-to-call>`, or with
 * the country of its national numbers, `<main dialora-click-to-call="GB">`; without one the page itself tells. A press
 * on "Call", or on a `tel:` link, asks the provider around it. Follows the page as it changes; returns the undo, which
 * leaves it as it was.
 */
export function watchClickToCall(root: Document, create: () => Promise<Create> = load): () => void {
  const running = new Map<Element, { readonly country: string; stop?: () => void }>();

  function start(element: Element, country: string): void {
    const entry: { readonly country: string; stop?: () => void } = { country };
    running.set(element, entry);
    create().then(
      (createClickToCall) => {
        // The page may have changed its mind meanwhile.
        if (running.get(element) !== entry) return;
        const options = country === '' ? {} : { country };
        entry.stop = createClickToCall(element, { ...options, locale: languageOf(element) });
      },
      (error: unknown) => {
        if (running.get(element) === entry) running.delete(element);
        console.error('Dialora: the code that finds phone numbers could not be loaded. It is tried again.', error);
      },
    );
  }

  function end(element: Element): void {
    running.get(element)?.stop?.();
    running.delete(element);
  }

  function look(): void {
    const wanted = new Map<Element, string>();
    for (const element of root.querySelectorAll(`[${clickToCallAttribute}]`)) {
      // An element inside of another is covered by it.
      if (element.parentElement?.closest(`[${clickToCallAttribute}]`)) continue;
      wanted.set(element, countryOf(element));
    }
    for (const [element, { country }] of [...running]) if (wanted.get(element) !== country) end(element);
    for (const [element, country] of wanted) if (!running.has(element)) start(element, country);
  }

  let due = false;
  const lookSoon = (): void => {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      look();
    });
  };
  const concerns = ({ type, addedNodes, removedNodes }: MutationRecord): boolean => {
    if (type === 'attributes') return true;
    return [...addedNodes].some(isOrHolds) || (running.size > 0 && [...removedNodes].some(isOrHolds));
  };
  const observer = new MutationObserver((records) => {
    if (records.some(concerns)) lookSoon();
  });
  observer.observe(root.documentElement, { childList: true, subtree: true, attributeFilter: [clickToCallAttribute] });
  addEventListener('online', lookSoon);
  look();
  return () => {
    observer.disconnect();
    removeEventListener('online', lookSoon);
    for (const element of [...running.keys()]) end(element);
  };
}

function isOrHolds(node: Node): boolean {
  if (!(node instanceof Element)) return false;
  return node.hasAttribute(clickToCallAttribute) || node.querySelector(`[${clickToCallAttribute}]`) !== null;
}

/** ISO 3166-1 alpha-2; anything else is as good as none. */
function countryOf(element: Element): string {
  const value = element.getAttribute(clickToCallAttribute)?.trim().toUpperCase() ?? '';
  return /^[A-Z]{2}$/.test(value) ? value : '';
}

function languageOf(element: Element): string {
  return element.closest('[lang]')?.getAttribute('lang') || navigator.language;
}
