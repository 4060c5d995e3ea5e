import { browser } from 'wxt/browser';
import { selectedNumber } from '../menu/menu.js';
import { openPanel } from '../panel/open.js';
import type { WorkerParts } from './parts.js';

/** The shortcut: opens the panel in its own turn, then reads what is selected in the page it was pressed on. */
export async function callSelection(
  { requests }: WorkerParts,
  tab: { readonly id?: number | undefined; readonly windowId: number },
): Promise<void> {
  void openPanel(tab.windowId);
  if (tab.id === undefined) return;
  const number = selectedNumber(await selectionOf(tab.id));
  if (number !== undefined) await requests.put(tab.windowId, { number });
}

async function selectionOf(tabId: number): Promise<string> {
  const [first] = await browser.scripting.executeScript({
    target: { tabId },
    func: () => globalThis.getSelection()?.toString() ?? '',
  });
  return typeof first?.result === 'string' ? first.result : '';
}
