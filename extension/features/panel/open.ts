import { browser } from 'wxt/browser';
import { target } from '../platform/target.js';

interface Firefox {
  readonly sidebarAction: { open(): Promise<void> };
}

/**
 * Opens the panel of a window. Must be called in the turn of a person's click: a gesture does not survive an `await`.
 * Firefox wants the click on its own ground; there a mark on the toolbar button shows that something waits.
 */
export function openPanel(windowId: number): void {
  if (target.isFirefox) {
    (browser as unknown as Firefox).sidebarAction.open().catch(() => {
      void browser.action.setBadgeText({ text: '1' });
    });
    return;
  }
  browser.sidePanel.open({ windowId }).catch((error: unknown) => {
    console.warn('Dialora: the side panel could not be opened.', error);
    void browser.action.setBadgeText({ text: '1' });
  });
}
