import { createScannerWith, type NumberEvent } from '@dialora/phone-numbers/scanner';
import { chip } from '../../locales/en-chip.js';
import type { Feature } from '../content/features.js';
import { tell } from '../messages/tell.js';
import { openOrClosedShadowRoot } from '../platform/runtime.js';
import { loadEngine } from './engine.js';
import { obey } from './obey.js';
import { createReport } from './report.js';

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
      const { enabled, home, chosen } = await tell({ type: 'markSettings' });
      if (!enabled || signal.aborted) return;
      const report = createReport(() => scanner);
      const scanner = createScannerWith({
        engine: loadEngine,
        // A mailbox speaks its owner's language, not that of whoever wrote the letter.
        country: chosen ?? (within === undefined ? 'auto' : home),
        home,
        highlightName,
        words: chip,
        ...(within === undefined ? {} : { within }),
        ...(openOrClosedShadowRoot === undefined
          ? {}
          : { openShadowRoot: (element) => openOrClosedShadowRoot?.(element) ?? null }),
        onNumber: request,
        onChange: report.soon,
        onCountry(country) {
          void tell({ type: 'countryChosen', country }).catch(() => undefined);
          report.soon();
        },
      });
      scanner.start();
      obey(scanner, report, signal);
      signal.addEventListener(
        'abort',
        () => {
          report.stop();
          scanner.stop();
        },
        { once: true },
      );
    },
  };
}

/** Straight to the worker, in the turn of the click: only so may it open the side panel. */
function request({ action, e164: number, ext }: NumberEvent): Promise<unknown> | undefined {
  if (action === 'found' || action === 'copy') return undefined;
  const wish = { number, ...(ext === undefined ? {} : { extension: ext }) };
  return action === 'call' ? tell({ type: 'requestCall', ...wish }) : tell({ type: 'requestAction', action, ...wish });
}
