import { languages } from '../languages/index.js';
import { h } from './dom.js';
import type { Host } from './host.js';

/** Fills the switch with the languages that the site offers, each in its own words. */
export function offerLanguages(host: Host, select: HTMLSelectElement): void {
  const offered = host.config.languages.split(/[\s,]+/);
  for (const [code, { name }] of Object.entries(languages)) {
    if (offered[0] !== 'all' && !offered.includes(code)) continue;
    const option = h('option', { value: code, lang: code }, name);
    // A text may name its script as well (`mni-Mtei`); its switch is the language.
    option.selected = code === host.texts.language.split('-')[0];
    select.append(option);
  }
  select.addEventListener('change', () => {
    void host.speak(select.value).then(() => {
      // The switch was drawn anew; who used it stays on it.
      host.element.shadowRoot?.querySelector('select')?.focus();
    });
  });
}
