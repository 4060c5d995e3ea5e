// Ours as the extension uses it: a content script whose highlight rule came with the manifest's CSS. The engine is in
// the same file here; the extension loads it late, which would only take work out of the measurement.
import * as engine from '@dialora/phone-numbers';
import { createScannerWith } from '@dialora/phone-numbers/page';

let scanner;
globalThis.__bench = {
  start({ country, onFound }) {
    scanner = createScannerWith({
      country,
      highlightName: 'dialora-bench',
      frames: false,
      engine: async () => engine,
      onNumber: (event) => event.action === 'found' && onFound(event.e164),
    });
    scanner.start();
  },
  idle: () => scanner.idle(),
  count: () => scanner.count(),
  stop: () => scanner.stop(),
};
