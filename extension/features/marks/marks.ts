import type { PageScannerOptions } from '@dialora/phone-numbers/page';
import { createPageScanner } from '@dialora/phone-numbers/page';
import { browser } from 'wxt/browser';
import { en } from '../../locales/en.js';
import type { Feature } from '../content/features.js';
import { send } from '../messages/send.js';

/** The rule for this name comes with the manifest's CSS, at document start: added later it would restyle the page. */
const highlightName = 'dialora-number';

interface MarksOptions {
  readonly name: string;
  readonly include: Feature['include'];
  /** Only text inside these elements is looked at; everything when absent. */
  readonly within?: string;
}

/** Marks phone numbers and asks the worker for a call when a person chooses one. The page's own nodes stay untouched. */
export function numberMarks({ name, include, within }: MarksOptions): Feature {
  return {
    name,
    include,
    async init({ signal }) {
      const { enabled, country } = await send({ type: 'markSettings' });
      if (!enabled || signal.aborted) return;
      const scanner = createPageScanner({
        country,
        highlightName,
        actions: ['call', 'copy'],
        words: en.chip,
        ...(within === undefined ? {} : { within }),
        ...openShadowRoots(),
        onNumber(event) {
          if (event.action !== 'call') return;
          const { e164: number, ext: extension } = event;
          // Straight to the worker, in the turn of the click: only so may it open the side panel.
          send({ type: 'requestCall', number, ...(extension === undefined ? {} : { extension }) }).catch(
            () => undefined,
          );
        },
      });
      scanner.start();
      signal.addEventListener('abort', () => scanner.stop(), { once: true });
    },
  };
}

/** Chromium lets extensions look into closed shadow roots; Firefox has the same on the element itself. */
function openShadowRoots(): Pick<PageScannerOptions, 'openShadowRoot'> {
  const dom = (browser as { dom?: { openOrClosedShadowRoot?: (element: HTMLElement) => ShadowRoot | null } }).dom;
  const open = dom?.openOrClosedShadowRoot;
  return open === undefined ? {} : { openShadowRoot: (element) => open(element) };
}
