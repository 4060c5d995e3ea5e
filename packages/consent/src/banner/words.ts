import { en } from '../languages/en.js';
import type { ConsentTexts } from '../languages/texts.js';
import type { Host } from './host.js';

/** Every word in the language in use. The banner carries English for its first layer alone; a fetched language is whole. */
export function allTexts({ texts }: Pick<Host, 'texts'>): ConsentTexts {
  return 'save' in texts ? (texts as ConsentTexts) : en;
}
