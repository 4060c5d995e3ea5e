import type { Need } from '../gate/gate.js';
import { fill, ownWords } from '../languages/texts.js';
import { button, h } from './dom.js';
import type { Host } from './host.js';

/** What the first layer says: it asks, tells of a changed policy, or advises a reload. */
export type Layer = Need | 'reload';

/** Words and buttons of a first layer. */
export interface LayerContent {
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly HTMLButtonElement[];
}

/** Asks. What tells of a changed policy or advises a reload lies with what is fetched later. */
export function choiceContent({ texts, config, gate, decideAll }: Host): LayerContent {
  return {
    title: texts.title,
    text: `${fill(ownWords(config.intro, texts.language) ?? texts.intro, { company: config.company })} ${texts.closing}`,
    buttons: [
      button('reject', texts.reject, () => decideAll(false, 'reject-all', 'banner'), 'actions'),
      button('accept', texts.accept, () => decideAll(true, 'accept-all', 'banner'), 'actions'),
      button('settings', texts.choose, () => gate.open('settings'), 'actions'),
    ],
  };
}

/**
 * Draws the first layer. Its words and buttons are light DOM of the host, where tools that decide for people look for
 * them; its looks come from the shadow tree alone. Drawn without a library, whose evaluation would hold up the frame.
 */
export function drawFirstLayer(host: Host, layer: Layer, { title, text, buttons }: LayerContent): void {
  const { texts, config, element, gate } = host;
  clearWords(element);
  // The host's own side of the window depends on it.
  element.dir = texts.direction;
  element.append(h('p', { slot: 'text' }, text), ...buttons);
  const links = h('p', { class: 'links' });
  if (config.policyUrl) links.append(h('a', { href: config.policyUrl }, texts.policy));
  if (config.contact) links.append(button('notice', texts.notice, () => gate.open('notice')));
  const section = h(
    'section',
    {
      class: 'layer',
      part: 'banner',
      role: 'region',
      'aria-label': title,
      dir: texts.direction,
      lang: texts.language,
    },
    h('h2', { part: 'title' }, title),
  );
  if (config.languages) section.append(languageSwitch(host));
  if (layer === 'choice' && gate.get().signal) section.append(h('p', { class: 'signal' }, texts.signal));
  section.append(
    h('slot', { name: 'text' }),
    links,
    h('div', { class: 'actions', part: 'actions' }, h('slot', { name: 'actions' })),
  );
  // Last in the order of Tab, so that rejecting is never far; at the corner by its place in the grid.
  if (layer !== 'notice') section.append(closeButton(texts.close, () => host.dismiss()));
  host.place(section);
}

/** Takes the first layer's words out of the host; what the page put there stays. */
export function clearWords(element: HTMLElement): void {
  for (const node of element.querySelectorAll(':scope > [slot]')) node.remove();
}

/** The languages arrive after the first frame; until then the switch holds its place. */
function languageSwitch(host: Host): HTMLSelectElement {
  const select = h('select', { 'aria-label': host.texts.switch, part: 'language' });
  void import('./more.js').then(({ offerLanguages }) => offerLanguages(host, select));
  return select;
}

/** The cross, drawn by the style sheet: the first SVG of a page would bring its own style sheet with it. */
export function closeButton(label: string, act: () => void): HTMLButtonElement {
  const cross = h('button', { type: 'button', class: 'x', part: 'close', 'aria-label': label });
  cross.addEventListener('click', act);
  return cross;
}
