import { browser } from 'wxt/browser';
import { en } from '../../locales/en.js';

export const menuIds = { callSelection: 'call-selection', markPage: 'mark-page' } as const;

/** Digits, and what people write between them; enough of them to be a number. */
const numberText = /^[^\p{L}]*(?:\p{Nd}[^\p{L}\p{Nd}]{0,4}){5,}/u;

/** Creates the menu entries; the browser keeps them until the extension changes. */
export async function createMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: menuIds.callSelection, title: en.menu.callSelection, contexts: ['selection'] });
  browser.contextMenus.create({ id: menuIds.markPage, title: en.menu.markPage, contexts: ['page'] });
}

/** A selection that can be called, shortened to what a number may be; undefined for ordinary text. */
export function selectedNumber(text: string | undefined): string | undefined {
  const folded = (text ?? '').normalize('NFKC').replace(/\s+/g, ' ').trim();
  return folded.length <= 40 && numberText.test(folded) ? folded : undefined;
}
