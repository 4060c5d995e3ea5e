import { changed } from '../gate/events.js';
import { dueName, readCookies } from '../gate/cookie.js';
import { marked } from '../gate/nodes.js';
import { placeHolders } from './embeds.js';
import type { Host } from './host.js';
import { sendDue } from './receipt.js';

/** What can wait until the first frame is there: placeholders, receipts that are due, a word to who marked wrongly. */
export function later(host: Host, signal: AbortSignal): void {
  warnOfWrongMarks();
  if (readCookies().includes(dueName)) void sendDue(host.config.endpoint);
  const look = (): void => placeHolders(host);
  document.addEventListener(changed, look, { signal });
  host.onDrawn = look;
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect());
  look();
}

/** A category alone holds nothing back. Said in the console, with the node, where a developer will see it. */
export function warnOfWrongMarks(): void {
  for (const node of document.querySelectorAll<HTMLElement>(marked)) {
    if ('released' in node.dataset) continue;
    if (node instanceof HTMLScriptElement && node.type !== 'text/plain')
      console.warn('Dialora consent: this script was not held back: it needs type="text/plain".', node);
    else if (!(node instanceof HTMLScriptElement) && (node.hasAttribute('src') || node.hasAttribute('href')))
      console.warn('Dialora consent: this was not held back: its address belongs in data-src or data-href.', node);
  }
}
