import type { Choices } from '../gate/record.js';
import { ownWords } from '../languages/texts.js';
import { categoryWords, isLocked } from './category.js';
import type { CategoryConfig } from './config.js';
import { button, h } from './dom.js';
import { closeButton } from './first-layer.js';
import type { Host } from './host.js';
import { receiptRow } from './receipt-row.js';
import { rights } from './rights.js';
import { adopt, panelStyle } from './styles.js';
import { allTexts } from './words.js';

/** What the dialog shows: the settings, or the notice about data and rights. */
export type View = 'settings' | 'notice';

/** Opens the settings: a real modal `<dialog>`. Esc and the cross close it and record nothing. */
export function openPanel(host: Host, view: View): void {
  const opener = document.activeElement;
  host.element.shadowRoot?.querySelector('dialog')?.remove();
  const dialog = h('dialog', {
    part: 'panel',
    'aria-labelledby': 'title',
    dir: host.texts.direction,
    lang: host.texts.language,
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  });
  const root = host.element.shadowRoot;
  if (root === null) return;
  if (root.adoptedStyleSheets.length === 1) adopt(root, panelStyle);
  root.append(dialog);
  turn(host, dialog, view);
  dialog.showModal();
}

function turn(host: Host, dialog: HTMLDialogElement, view: View): void {
  const { config } = host;
  const texts = allTexts(host);
  const settings = view === 'settings';
  // California names this link itself (11 CCR 7015).
  const choices = config.mode === 'link' && texts.language === 'en' ? 'Your Privacy Choices' : texts.settings;
  const [body, buttons] = settings
    ? settingsView(host, () => turn(host, dialog, 'notice'))
    : [rights(host), [button('settings', texts.settings, () => turn(host, dialog, 'settings'))]];
  dialog.replaceChildren(
    h(
      'div',
      { class: 'scroll', tabindex: '-1', autofocus: '' },
      h(
        'div',
        { class: 'head' },
        h('h2', { id: 'title', part: 'title' }, settings ? choices : texts.notice),
        closeButton(texts.close, () => dialog.close()),
      ),
      ...body,
    ),
    h('div', { class: 'foot' }, h('div', { class: 'actions', part: 'actions' }, ...buttons)),
  );
  dialog.querySelector<HTMLElement>('.scroll')?.focus();
}

function settingsView(host: Host, onNotice: () => void): readonly [readonly Node[], readonly Node[]] {
  const { gate, config } = host;
  const texts = allTexts(host);
  const { record, signal } = gate.get();
  let draft: Choices = { ...record?.choices };
  const rows = config.categories.map((category) =>
    categoryRow(host, category, (key, on) => {
      // A category's switch moves those of its services.
      draft = Object.fromEntries(Object.entries(draft).filter(([other]) => !other.startsWith(`${key}/`)));
      draft = { ...draft, [key]: on };
    }),
  );
  const notes = [signal && texts.signal, gate.options.minor !== undefined && texts.minor];
  return [
    [
      ...notes.flatMap((note) => (note ? [h('p', { class: 'signal' }, note)] : [])),
      h(
        'div',
        { class: 'row' },
        h('h3', {}, texts.essential),
        h('span', { class: 'muted' }, texts.always),
        h('p', {}, texts.essentialFor),
      ),
      ...rows,
      ...(config.contact ? [h('p', { class: 'links' }, button('notice', texts.notice, onNotice))] : []),
      ...(record ? [receiptRow(host, record)] : []),
    ],
    [
      button('reject', texts.reject, () => host.decideAll(false, 'reject-all', 'panel')),
      button('accept', texts.accept, () => host.decideAll(true, 'accept-all', 'panel')),
      button('save', texts.save, () => host.decide(draft, 'save', 'panel')),
    ],
  ];
}

function categoryRow(host: Host, category: CategoryConfig, onToggle: (key: string, on: boolean) => void): HTMLElement {
  const { gate } = host;
  const texts = allTexts(host);
  const { name, services } = category;
  const { label, purpose } = categoryWords(category, texts);
  const locked = isLocked(gate, name);
  const toggle = (key: string, text: string, on: boolean): readonly [HTMLElement, HTMLInputElement] => {
    const input = h('input', { type: 'checkbox', role: 'switch' });
    input.checked = on;
    input.disabled = locked;
    input.addEventListener('change', () => onToggle(key, input.checked));
    return [h('label', {}, h('span', {}, text), input), input];
  };
  const [head, all] = toggle(name, label, gate.allows(name));
  const under = services.map((service) =>
    toggle(
      `${name}/${service.name}`,
      ownWords(service.label, texts.language) ?? service.name,
      gate.allows(name, service.name),
    ),
  );
  all.addEventListener('change', () => {
    for (const [, input] of under) input.checked = all.checked;
  });
  return h(
    'div',
    { class: 'row' },
    head,
    h('p', {}, purpose),
    ...under.map(([row]) => h('div', { class: 'service row' }, row)),
  );
}
