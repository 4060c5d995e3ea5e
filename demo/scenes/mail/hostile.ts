import { h } from './dom.js';

/** What this page managed to get hold of; shown on the page and read by tests as `window.loot`. */
export interface Loot {
  readonly shadowRoots: string[];
  readonly keys: string[];
  readonly elements: string[];
  readonly messages: string[];
  forgedClicks: number;
  clearedHighlights: number;
}

declare global {
  interface Window {
    loot?: Loot;
  }
}

const temptingTags = ['dialora-panel', 'dialora-dialer', 'dialora-call-chip', 'dialora-provider', 'dialora-ui'];

/**
 * Does to an extension what a malicious page can: listens to every key, takes over likely element names, patches
 * `attachShadow`, forges clicks on whatever is added to the document, clears highlights and shouts forged messages.
 * Nothing leaves the page; a strip at its foot shows the loot.
 */
export function behaveBadly(): void {
  const loot: Loot = { shadowRoots: [], keys: [], elements: [], messages: [], forgedClicks: 0, clearedHighlights: 0 };
  window.loot = loot;
  stealShadowRoots(loot);
  takeElementNames(loot);
  for (const type of ['keydown', 'beforeinput'] as const) {
    addEventListener(type, (event) => loot.keys.push(event instanceof KeyboardEvent ? event.key : type), {
      capture: true,
    });
  }
  addEventListener('message', (event) => loot.messages.push(event.origin));
  new MutationObserver((records) => {
    for (const node of records.flatMap((record) => [...record.addedNodes])) forgeClicks(node, loot);
  }).observe(document.documentElement, { childList: true });
  setInterval(() => {
    for (const type of ['requestCall', 'openPanel'])
      postMessage({ version: 1, type, number: '+442079460666' }, location.origin);
    const registry = (CSS as { highlights?: Map<string, unknown> }).highlights;
    if (registry !== undefined && registry.size > 0) {
      loot.clearedHighlights += registry.size;
      registry.clear();
    }
  }, 1000);
  showStrip(loot);
}

/** Allows only one policy name, which is then taken: nobody else can create one. */
export function restrictTrustedTypes(): void {
  document.head.append(h('meta', { 'http-equiv': 'Content-Security-Policy', content: 'trusted-types mail-only' }));
}

function stealShadowRoots(loot: Loot): void {
  const original = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (this: Element, options: ShadowRootInit): ShadowRoot {
    loot.shadowRoots.push(this.localName);
    return original.call(this, options);
  };
}

function takeElementNames(loot: Loot): void {
  for (const tag of temptingTags) {
    if (customElements.get(tag) !== undefined) continue;
    customElements.define(
      tag,
      class extends HTMLElement {
        connectedCallback(): void {
          loot.elements.push(
            this.localName + (this.attachInternals().shadowRoot === null ? '' : ' with its shadow root'),
          );
        }
      },
    );
  }
}

function forgeClicks(node: Node, loot: Loot): void {
  if (!(node instanceof HTMLElement)) return;
  for (const target of [node, ...node.querySelectorAll<HTMLElement>('*')].slice(0, 50)) {
    for (const type of ['pointerdown', 'pointerup', 'click']) {
      target.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: 10, clientY: 10 }));
    }
    loot.forgedClicks += 1;
  }
}

function showStrip(loot: Loot): void {
  const text = h('span');
  document.body.append(h('div', { class: 'hostile-strip', role: 'note' }, h('b', {}, 'Hostile page'), ' ', text));
  const draw = (): void => {
    text.textContent = `keys heard ${loot.keys.length} · shadow roots ${loot.shadowRoots.length} · elements ${loot.elements.length} · clicks forged ${loot.forgedClicks} · highlights cleared ${loot.clearedHighlights}`;
  };
  draw();
  setInterval(draw, 500);
}
