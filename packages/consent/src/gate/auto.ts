import { createGate, type Gate } from './gate.js';

/** The built `gate.js`: starts on its own script tag's `data-` attributes. A second copy on the page leaves the first in charge. */
const page = globalThis as { dialoraConsent?: Gate };
page.dialoraConsent ??= createGate(document.currentScript?.dataset ?? {});
