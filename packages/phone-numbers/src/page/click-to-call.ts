import { dialledBy, phoneLinks } from './links.js';
import type { NumberEvent, PageScanner, PageScannerOptions } from './model.js';

/** Detail of `dialora-dial-request`, as every element of the house fires it. */
interface DialRequestDetail {
  readonly number: string;
  readonly extension?: string;
}

export interface ClickToCallOptions extends Omit<PageScannerOptions, 'onNumber' | 'root' | 'document'> {
  /** Told of the numbers found and of actions other than `call`. */
  readonly onNumber?: (event: NumberEvent) => void;
}

/**
 * Makes the numbers inside of `root` callable on a business's own page: their chip and their `tel:` links fire a
 * bubbling, composed, cancelable `dialora-dial-request` from the number's element. Returns its undo. The country of
 * national numbers is inferred from the page unless it is given.
 */
export function clickToCall(
  root: Element,
  create: (options: PageScannerOptions) => PageScanner,
  options: ClickToCallOptions = {},
): () => void {
  const request = (element: Element, detail: DialRequestDetail): void => {
    element.dispatchEvent(
      new CustomEvent('dialora-dial-request', { detail, bubbles: true, composed: true, cancelable: true }),
    );
  };
  const scanner = create({
    country: 'auto',
    actions: ['call', 'copy'],
    ...options,
    document: root.ownerDocument,
    root,
    onNumber(event) {
      if (event.action === 'call') {
        request(event.element, { number: event.e164, ...(event.ext !== undefined && { extension: event.ext }) });
      } else {
        options.onNumber?.(event);
      }
    },
  });
  const clicked = (event: Event): void => {
    const click = event as MouseEvent;
    if (
      click.defaultPrevented ||
      click.button !== 0 ||
      click.metaKey ||
      click.ctrlKey ||
      click.shiftKey ||
      click.altKey
    )
      return;
    const link = click
      .composedPath()
      .find((target): target is Element => target instanceof Element && target.matches(phoneLinks));
    const href = link?.getAttribute('href') ?? '';
    // A message or a chat is not a call.
    const dialled = /^(?:tel|callto):/i.test(href) ? dialledBy(href) : undefined;
    const number = dialled === undefined ? undefined : scanner.read(dialled.number);
    if (link === undefined || number === undefined) return;
    click.preventDefault();
    request(link, { number, ...(dialled?.ext !== undefined && { extension: dialled.ext }) });
  };
  root.addEventListener('click', clicked);
  scanner.start();
  return () => {
    root.removeEventListener('click', clicked);
    scanner.stop();
  };
}
