import { createPageScanner, type NumberEvent, type PageScanner, type PageScannerOptions } from '../src/page/index.js';
import { until } from '../../tooling/test/until.js';

/** A scanner at work on the test's page, with everything it told. */
export interface Scanned {
  readonly scanner: PageScanner;
  readonly events: NumberEvent[];
  /** Numbers that became clickable, in the order of the telling. */
  readonly found: () => string[];
  readonly settled: () => Promise<void>;
}

const running = new Set<PageScanner>();

export function scan(options: Partial<PageScannerOptions> = {}): Scanned {
  const events: NumberEvent[] = [];
  const onNumber = (event: NumberEvent): unknown => {
    events.push(event);
    return options.onNumber?.(event);
  };
  const scanner = createPageScanner({ country: 'US', ...options, onNumber });
  running.add(scanner);
  scanner.start();
  return {
    scanner,
    events,
    found: () => events.filter(({ action }) => action === 'found').map(({ e164 }) => e164),
    settled: () => until(() => scanner.idle(), 'the scanner did not come to rest'),
  };
}

/** Stops every scanner and empties the page. */
export function tidyUp(): void {
  for (const scanner of running) scanner.stop();
  running.clear();
  document.body.replaceChildren();
}

/** Puts markup on the page, with scripts and closed roots left to the test. */
export function page(markup: string): HTMLElement {
  const main = document.createElement('main');
  main.append(document.createRange().createContextualFragment(markup));
  document.body.append(main);
  return main;
}
