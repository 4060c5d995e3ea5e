import { categoryWords } from './category.js';
import { h } from './dom.js';
import type { Host } from './host.js';
import { allTexts } from './words.js';

/**
 * The notice of India's Digital Personal Data Protection Act 2023, section 5, and Rules 2025, rule 3: it stands alone,
 * names the data item by item with what each is for, the rights, how to withdraw, whom to complain to and whom to ask.
 */
export function rights(host: Host): readonly Node[] {
  const { config } = host;
  const texts = allTexts(host);
  const item = (label: string, purpose: string, data: string): readonly Node[] => [
    h('dt', {}, label),
    h('dd', {}, purpose),
    ...(data ? [h('dd', {}, `${texts.data}: `, h('bdi', {}, data))] : []),
  ];
  const { contact, company } = config;
  const address = /^[^:/]+@/.test(contact) ? `mailto:${contact}` : contact;
  return [
    h(
      'dl',
      {},
      ...item(texts.essential, texts.essentialFor, 'dialora_consent'),
      ...config.categories.flatMap((category) => {
        const { label, purpose, data } = categoryWords(category, texts);
        const kept = category.services.flatMap(({ cookies, storage }) => [...cookies, ...storage]).join(', ');
        return item(label, purpose, data ?? kept);
      }),
    ),
    h('p', {}, texts.rights),
    h('p', {}, texts.complaint),
    h('p', {}, `${texts.contact}: `, h('a', { href: address }, address === contact ? company : contact)),
  ];
}
