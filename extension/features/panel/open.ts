import { browser } from 'wxt/browser';
import { target } from '../platform/target.js';

interface Firefox {
  readonly sidebarAction: { open(): Promise<void> };
}

/**
 * Opens the panel of a window; resolves with whether it is open now. Must be called in the turn of a person's click: a
 * gesture does not survive an `await`. Where it is refused, a mark on the toolbar button shows that something waits;
 * Firefox wants the click on its own ground.
 */
export function openPanel(windowId: number): Promise<boolean> {
  const opening = target.isFirefox
    ? (browser as unknown as Firefox).sidebarAction.open()
    : browser.sidePanel.open({ windowId });
  return opening.then(
    () => true,
    () => browser.action.setBadgeText({ text: '1' }).then(() => false),
  );
}
