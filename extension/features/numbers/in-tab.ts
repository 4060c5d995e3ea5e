import { browser } from 'wxt/browser';
import type { TabMessage } from '../messages/protocol.js';

/** Asks the content scripts of a tab, all of its frames or one. Undefined when there is none to answer. */
export async function askTab(tabId: number, message: TabMessage, frameId?: number): Promise<unknown> {
  try {
    return await browser.tabs.sendMessage(tabId, message, frameId === undefined ? {} : { frameId });
  } catch {
    return undefined;
  }
}

/** Puts the numbering plans into a frame that has found something to look up in them. */
export async function loadNumbersInto(tabId: number, frameId: number): Promise<void> {
  await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: ['/numbers.js'] });
}
