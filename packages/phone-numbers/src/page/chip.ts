import { contentOf, type ChipContent } from './chip-content.js';
import { chipStyle } from './chip-style.js';
import { icon } from './icons.js';
import type { Mark } from './marks.js';
import type { ChipWords, NumberAction } from './model.js';
import { englishWords, fill } from './words.js';

export interface ChipOptions {
  readonly document: Document;
  readonly actions: readonly NumberAction[];
  /** What is not given is said in English. */
  readonly words: Partial<ChipWords> | undefined;
  /** BCP 47 language for the names of countries; default is the browser's. */
  readonly locale: string | undefined;
  /** Called in the turn of the press; what it rejects with is told in the chip. */
  readonly onAction: (mark: Mark, action: NumberAction) => unknown;
  readonly onCountry: (country: string) => void;
  /** Arrow up and down in the chip. */
  readonly onStep: (direction: 1 | -1) => void;
  readonly onHide: () => void;
}

export interface Chip {
  readonly mark: Mark | undefined;
  readonly hasPointer: boolean;
  readonly hasFocus: boolean;
  show(mark: Mark, box: DOMRect, focus: boolean): void;
  hide(): void;
  /** Whether the chip is among the targets of an event. */
  isIn(path: readonly EventTarget[]): boolean;
}

/**
 * Our own small toolbar above a number. It is in the page only while it is shown, outside of `body`, in a closed root,
 * made of plain tags: content scripts have no custom elements, and no page rule or Trusted Types policy concerns it.
 */
export function createChip(options: ChipOptions): Chip {
  const { document } = options;
  const words: ChipWords = { ...englishWords, ...options.words };
  let host: HTMLElement | undefined;
  let root: ShadowRoot | undefined;
  let mark: Mark | undefined;
  let hasPointer = false;
  let focusBefore: HTMLElement | undefined;

  function build(): ShadowRoot {
    host = document.createElement('div');
    host.lang = document.documentElement.lang;
    const shadow = host.attachShadow({ mode: 'closed' });
    style(shadow);
    host.addEventListener('pointerenter', () => (hasPointer = true));
    host.addEventListener('pointerleave', () => (hasPointer = false));
    shadow.addEventListener('keydown', (event) => onKey(event as KeyboardEvent));
    shadow.addEventListener('click', onClick);
    shadow.addEventListener('change', (event) => options.onCountry((event.target as HTMLSelectElement).value));
    // A page that closes its menu or starts a drag on any press must not do so for ours.
    for (const type of ['pointerdown', 'mousedown', 'click', 'keydown']) {
      shadow.addEventListener(type, (event) => event.stopPropagation());
    }
    return shadow;
  }

  function onClick(event: Event): void {
    // A page cannot reach in here; should it ever find a way, it still cannot press for the person.
    if (!event.isTrusted) return;
    const button = (event.target as Element).closest('button');
    const action = button?.dataset['action'] as NumberAction | undefined;
    if (button === null || action === undefined || mark === undefined) return;
    if (action === 'copy') void copy(mark, button);
    Promise.resolve(options.onAction(mark, action)).catch(() => tell(words.failed));
  }

  function tell(sentence: string): void {
    const told = root?.querySelector('.told');
    told?.classList.add('shown');
    if (told) told.textContent = sentence;
  }

  async function copy({ e164 }: Mark, button: HTMLButtonElement): Promise<void> {
    const told = root?.querySelector('.told');
    try {
      await document.defaultView?.navigator.clipboard.writeText(e164);
      button.classList.add('done');
      button.replaceChildren(icon(document, 'done'));
      if (told) told.textContent = words.copied;
    } catch {
      // No permission on this page (http, or a Permissions-Policy): the number can still be selected by hand.
      tell(words.copyFailed);
    }
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      hide();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (event.target instanceof Element && event.target.nodeName === 'SELECT') return;
      event.preventDefault();
      options.onStep(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const buttons = [...(root?.querySelectorAll('button') ?? [])];
      const at = buttons.indexOf(event.target as HTMLButtonElement);
      if (at === -1) return;
      const forward = (event.key === 'ArrowRight') === (document.dir !== 'rtl');
      buttons[(at + (forward ? 1 : buttons.length - 1)) % buttons.length]?.focus();
      event.preventDefault();
    }
  }

  function show(next: Mark, box: DOMRect, focus: boolean): void {
    root ??= build();
    if (host === undefined) return;
    const wasFocused = host.matches(':focus-within');
    if (mark !== next || !host.isConnected) {
      mark = next;
      root.replaceChildren(...root.querySelectorAll('style'), card(options, words, next));
    }
    if (focus && !wasFocused) focusBefore = activeOf(document);
    if (!host.isConnected) {
      layerOf(next.host).append(host);
      // The top layer: above every dialog and overlay of the page, with no race of z-indexes.
      if ('popover' in host) {
        host.popover = 'manual';
        host.showPopover();
      }
    }
    place(host, box);
    if (focus || wasFocused) root.querySelector('button')?.focus();
  }

  function hide(): void {
    if (host?.isConnected !== true) return;
    const hadFocus = host.matches(':focus-within');
    host.remove();
    mark = undefined;
    hasPointer = false;
    if (hadFocus) focusBefore?.focus({ preventScroll: true });
    focusBefore = undefined;
    options.onHide();
  }

  return {
    get mark() {
      return mark;
    },
    get hasPointer() {
      return hasPointer;
    },
    get hasFocus() {
      return host?.matches(':focus-within') ?? false;
    },
    show,
    hide,
    isIn: (path) => host !== undefined && path.includes(host),
  };
}

function card({ document, actions, locale }: ChipOptions, words: ChipWords, mark: Mark): HTMLElement {
  const { number, country, choices } = contentOf(mark, locale);
  const element = document.createElement('div');
  element.className = 'card';
  element.setAttribute('role', 'toolbar');
  element.setAttribute('aria-label', fill(words.toolbar, number));
  const about = document.createElement('div');
  about.className = 'about';
  const written = document.createElement('span');
  written.className = 'number';
  written.textContent =
    mark.ext === undefined ? number : `${number} ${words.extension.replace('{extension}', mark.ext)}`;
  about.append(written, countryLine(document, country ?? words.unknownCountry, choices, words.country));
  const told = document.createElement('div');
  told.className = 'told';
  told.setAttribute('role', 'status');
  element.append(about, ...actions.map((action) => actionButton(document, action, fill(words[action], number))), told);
  return element;
}

function countryLine(document: Document, name: string, choices: ChipContent['choices'], label: string): HTMLElement {
  const line = document.createElement('span');
  line.className = 'country';
  const text = document.createElement('span');
  text.className = 'name';
  text.textContent = name;
  line.append(text);
  if (choices.length > 0) {
    const select = document.createElement('select');
    select.setAttribute('aria-label', label);
    select.title = label;
    for (const choice of choices) {
      const option = document.createElement('option');
      option.value = choice.country;
      option.textContent = choice.name;
      option.selected = choice.chosen;
      select.append(option);
    }
    line.append(icon(document, 'more'), select);
  }
  return line;
}

function actionButton(document: Document, action: NumberAction, label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = action;
  button.dataset['action'] = action;
  button.title = label;
  button.setAttribute('aria-label', label);
  button.append(icon(document, action));
  return button;
}

/** Beside an open modal dialog everything is inert; inside of it the chip can be used. */
function layerOf(element: Element): Element {
  return element.closest('dialog:modal') ?? element.ownerDocument.documentElement;
}

function style(root: ShadowRoot): void {
  try {
    const view = root.ownerDocument.defaultView;
    const sheet = new (view?.CSSStyleSheet ?? CSSStyleSheet)();
    sheet.replaceSync(chipStyle);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox content scripts of some versions may not adopt sheets.
    const element = root.ownerDocument.createElement('style');
    element.textContent = chipStyle;
    root.append(element);
  }
}

/** Above the number where there is room, else below it; never beyond the edges. */
function place(host: HTMLElement, box: DOMRect): void {
  const view = host.ownerDocument.defaultView;
  if (view === null) return;
  const { width, height } = host.getBoundingClientRect();
  const above = box.top - height;
  const top = above >= 0 ? above : Math.min(box.bottom, view.innerHeight - height);
  const left = Math.min(Math.max(2, box.left + box.width / 2 - width / 2), view.innerWidth - width - 2);
  host.style.setProperty('top', `${Math.max(0, top)}px`);
  host.style.setProperty('left', `${Math.max(0, left)}px`);
}

function activeOf(document: Document): HTMLElement | undefined {
  const active = document.activeElement;
  return active === null || active === document.body ? undefined : (active as HTMLElement);
}
