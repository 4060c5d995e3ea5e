import type { Child } from '../dom.js';
import { h } from '../dom.js';

/** The few words in which letters are written down here. */
export const p = (...children: readonly Child[]): HTMLElement => h('p', {}, ...children);
export const b = (...children: readonly Child[]): HTMLElement => h('b', {}, ...children);
export const br = (): HTMLElement => h('br');
export const link = (href: string, text: string): HTMLElement =>
  h('a', { href, target: '_blank', rel: 'noreferrer' }, text);
export const list = (...items: readonly (readonly Child[])[]): HTMLElement =>
  h('ul', {}, ...items.map((item) => h('li', {}, ...item)));

export function table(head: readonly string[], rows: readonly (readonly Child[])[]): HTMLElement {
  return h(
    'table',
    { class: 'sheet' },
    h('thead', {}, h('tr', {}, ...head.map((cell) => h('th', { scope: 'col' }, cell)))),
    h('tbody', {}, ...rows.map((row) => h('tr', {}, ...row.map((cell) => h('td', {}, cell))))),
  );
}

/** A signature, one line each, under the usual two dashes. */
export function signature(...lines: readonly (readonly Child[])[]): HTMLElement {
  const rows = lines.flatMap((line) => [...line, br()]);
  return h('div', { class: 'gmail_signature', 'data-smartmail': 'gmail_signature' }, '-- ', br(), ...rows.slice(0, -1));
}
