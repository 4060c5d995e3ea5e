import type { ConsentRecord } from '../gate/record.js';
import { button, h } from './dom.js';
import type { Host } from './host.js';
import { allTexts } from './words.js';

/** The last choice: when, its random id, and the receipt to take along. */
export function receiptRow(host: Host, record: ConsentRecord): HTMLElement {
  const { config } = host;
  const texts = allTexts(host);
  const when = new Date(record.at * 1000);
  const save = (): void => {
    const body = { ...record, given_at: when.toISOString(), company: config.company, policy_url: config.policyUrl };
    const href = URL.createObjectURL(new Blob([JSON.stringify(body, null, 2)], { type: 'application/json' }));
    h('a', { href, download: `consent-${record.id.slice(0, 8)}.json` }).click();
    URL.revokeObjectURL(href);
  };
  const shown = new Intl.DateTimeFormat(texts.language, { dateStyle: 'long', timeStyle: 'short' }).format(when);
  return h(
    'div',
    { class: 'row' },
    h('h3', {}, texts.receipt),
    h('p', {}, h('time', { datetime: when.toISOString() }, shown), ' · ', h('bdi', {}, record.id)),
    button('download', texts.download, save),
  );
}
