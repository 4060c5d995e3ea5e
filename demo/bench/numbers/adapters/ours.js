// Ours as the extension uses it: a content script whose highlight rule came with the manifest's CSS, and the numbering
// plans in a script of their own that is run when the page holds something that could be a number.
import { createScannerWith } from '@dialora/phone-numbers/scanner';

const engine = () =>
  new Promise((resolve) => {
    globalThis.__engineReady = (loaded) => {
      resolve(loaded);
    };
    globalThis.__askEngine('');
  });

let scanner;
globalThis.__bench = {
  start({ country, onFound }) {
    scanner = createScannerWith({
      country,
      engine,
      highlightName: 'dialora-bench',
      frames: false,
      onNumber: (event) => event.action === 'found' && onFound(event.e164),
    });
    scanner.start();
  },
  idle: () => scanner.idle(),
  count: () => scanner.count(),
  stop: () => scanner.stop(),
};
