import { browser } from 'wxt/browser';
import { en } from '../../locales/en.js';
import type { PhoneState } from '../messages/protocol.js';
import { openPanel } from '../panel/open.js';

const notification = 'dialora:incoming';

/** Shows a call on the toolbar button, and one that rings also as a notification, so that none is missed. */
export async function showPhoneState({ live, ringing }: PhoneState): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: '#15803d' });
  await browser.action.setBadgeText({ text: live ? '●' : '' });
  if (ringing === null) {
    await browser.notifications.clear(notification);
    return;
  }
  await browser.notifications.create(notification, {
    type: 'basic',
    iconUrl: 'icon/128.png',
    title: `${en.incoming.title}: ${ringing.name}`,
    message: en.incoming.open,
    priority: 2,
    requireInteraction: true,
  });
}

/** A click on the notification brings the panel up; in a window of its own where the browser does not open the panel. */
export async function openFromAlert(id: string): Promise<void> {
  if (id !== notification) return;
  const window = await browser.windows.getLastFocused();
  if (window.id !== undefined && (await openPanel(window.id))) {
    await browser.windows.update(window.id, { focused: true });
    return;
  }
  await browser.windows.create({ url: 'sidepanel.html', type: 'popup', width: 400, height: 720 });
}
