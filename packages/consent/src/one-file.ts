import { createGate, type Gate } from './gate/gate.js';

/**
 * The built `consent.js`: gate and banner in one module. Options are the `data-` attributes of its script tag. A module
 * runs after the page is parsed; where Google's tags run earlier, use the two files.
 */
const page = globalThis as { dialoraConsent?: Gate };
const tag = Array.from(document.scripts).find(({ src }) => src === import.meta.url);
page.dialoraConsent ??= createGate({ ...tag?.dataset });
await import('./auto.js');
