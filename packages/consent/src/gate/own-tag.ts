import { createGate, type Gate } from './gate.js';

/** The gate of the one file, whose options are the `data-` attributes of its script tag. */
const page = globalThis as { dialoraConsent?: Gate };
const tag = Array.from(document.scripts).find(({ src }) => src === import.meta.url);
page.dialoraConsent ??= createGate({ ...tag?.dataset });
