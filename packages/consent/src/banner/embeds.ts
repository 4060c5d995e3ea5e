import { changed } from '../gate/events.js';
import { fill } from '../languages/texts.js';
import { categoryWords, isLocked } from './category.js';
import { button, h } from './dom.js';
import type { Host } from './host.js';
import { adopt, placeholderStyle } from './styles.js';
import { allTexts } from './words.js';

const places = new WeakMap<HTMLIFrameElement, HTMLElement>();

/** Stands in for every frame that is held back, at the frame's own size: nothing on the page moves. */
export function placeHolders(host: Host): void {
  for (const frame of document.querySelectorAll<HTMLIFrameElement>('iframe[data-category]')) {
    const held = !frame.hasAttribute('src') && frame.dataset['src'] !== undefined;
    const place = places.get(frame);
    if (!held) remove(frame);
    else if (place === undefined) put(host, frame);
    else if (place.lang !== host.texts.language) fillPlace(host, frame, place);
  }
}

function put(host: Host, frame: HTMLIFrameElement): void {
  const place = h('div', { 'data-dialora-placeholder': '' });
  const { offsetWidth, offsetHeight } = frame;
  const root = place.attachShadow({ mode: 'open' });
  adopt(
    root,
    placeholderStyle + `section{inline-size:min(100%,${offsetWidth || 320}px);min-block-size:${offsetHeight || 180}px}`,
  );
  fillPlace(host, frame, place);
  frame.before(place);
  frame.style.setProperty('display', 'none', 'important');
  places.set(frame, place);
}

function fillPlace(host: Host, frame: HTMLIFrameElement, place: HTMLElement): void {
  const { config, gate } = host;
  const texts = allTexts(host);
  const { category = '', service } = frame.dataset;
  const known = config.categories.find(({ name }) => name === category);
  const { label } = categoryWords(known ?? { name: category }, texts);
  const once = (): void => {
    // Out of the gate's hands: this one frame, on this one page.
    delete frame.dataset['category'];
    frame.src = frame.dataset['src'] ?? '';
    remove(frame);
    frame.focus();
  };
  const always = (): void => {
    const key = service === undefined ? category : `${category}/${service}`;
    document.addEventListener(changed, () => frame.focus(), { once: true });
    host.decide({ ...gate.get().record?.choices, [key]: true }, 'save', 'panel');
  };
  place.lang = texts.language;
  place.shadowRoot?.replaceChildren(
    h(
      'section',
      { part: 'placeholder', dir: texts.direction, lang: texts.language, 'aria-label': frame.title || label },
      frame.title ? h('strong', {}, frame.title) : '',
      h('p', {}, fill(texts.embed, { category: label })),
      h(
        'div',
        { class: 'actions' },
        button('once', texts.once, once),
        isLocked(gate, category) ? '' : button('always', texts.allow, always),
      ),
    ),
  );
}

function remove(frame: HTMLIFrameElement): void {
  const place = places.get(frame);
  if (place === undefined) return;
  place.remove();
  places.delete(frame);
  frame.style.removeProperty('display');
}
