import { fill } from '../languages/texts.js';
import { button } from './dom.js';
import type { LayerContent } from './first-layer.js';
import type { Host } from './host.js';
import { allTexts } from './words.js';

/** Tells of a changed policy and asks to be acknowledged. The choice stays as it was. */
export function noticeContent(host: Host): LayerContent {
  const { config, gate } = host;
  const texts = allTexts(host);
  const { policyDate, policy = '' } = gate.options;
  const day = new Date(policyDate ?? '');
  const date = isNaN(+day)
    ? policy
    : new Intl.DateTimeFormat(texts.language, { dateStyle: 'long', timeZone: 'UTC' }).format(day);
  const acknowledge = (): void => host.decide(gate.get().record?.choices ?? {}, 'acknowledge', 'banner');
  return {
    title: texts.changed,
    text: fill(texts.changedIntro, { company: config.company, date }),
    buttons: [button('acknowledge', texts.seen, acknowledge, 'actions')],
  };
}

/** After a withdrawal that a running script cannot follow. */
export function reloadContent(host: Host): LayerContent {
  const texts = allTexts(host);
  return {
    title: texts.settings,
    text: texts.reloadIntro,
    buttons: [button('reload', texts.reload, () => location.reload(), 'actions')],
  };
}
