import { createPageScanner } from '@dialora/phone-numbers/page';
import * as engine from '@dialora/phone-numbers/engine';

globalThis.found = [];
globalThis.scanner = createPageScanner({
  country: 'US',
  engine: async () => engine,
  onNumber: (event) => event.action === 'found' && globalThis.found.push(event.e164),
});
