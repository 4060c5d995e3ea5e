import { createRemoteSoftphone, portOfRuntime } from '@dialora/voice/remote';
import { browser } from 'wxt/browser';
import { en } from '../../locales/en.js';
import type { PhoneState } from '../messages/protocol.js';
import { openPanel } from '../panel/open.js';
import { phonePort } from './ports.js';

/** The call's id stands in the notification's: the worker may have been stopped since it was shown. */
const prefix = 'dialora:incoming:';
const buttons = ['answer', 'decline'] as const;

/** Shows a call on the toolbar button, and one that rings also as a notification, so that none is missed. */
export async function showPhoneState({ live, ringing }: PhoneState): Promise<void> {
  await browser.action.setBadgeBackgroundColor({ color: '#15803d' });
  await browser.action.setBadgeText({ text: live ? '●' : '' });
  const shown = Object.keys(await browser.notifications.getAll()).filter((id) => id.startsWith(prefix));
  const wanted = ringing === null ? undefined : prefix + ringing.callId;
  // Answered here or elsewhere, or given up: it rings nowhere any more.
  await Promise.all(shown.filter((id) => id !== wanted).map((id) => browser.notifications.clear(id)));
  if (ringing === null || wanted === undefined) return;
  await browser.notifications.create(wanted, {
    type: 'basic',
    iconUrl: 'icon/128.png',
    title: `${en.incoming.title}: ${ringing.name}`,
    message: en.incoming.open,
    priority: 2,
    requireInteraction: true,
    // Firefox has no buttons on notifications and refuses the option.
    ...('onButtonClicked' in browser.notifications
      ? { buttons: buttons.map((each) => ({ title: en.incoming[each] })) }
      : {}),
  });
}

/** A click on the notification brings the panel up; in a window of its own where the browser does not open the panel. */
export async function openFromAlert(id: string): Promise<void> {
  if (!id.startsWith(prefix)) return;
  const window = await browser.windows.getLastFocused();
  if (window.id !== undefined && (await openPanel(window.id))) {
    await browser.windows.update(window.id, { focused: true });
    return;
  }
  await browser.windows.create({ url: 'sidepanel.html', type: 'popup', width: 400, height: 720 });
}

/** A button on the notification takes or declines the call wherever the phone is; the panel comes up with an answer. */
export async function actFromAlert(id: string, button: number): Promise<void> {
  const act = buttons[button];
  if (!id.startsWith(prefix) || act === undefined) return;
  const phone = createRemoteSoftphone(() => portOfRuntime(browser.runtime.connect({ name: phonePort })));
  try {
    if (act === 'answer') await Promise.all([phone.answer(id.slice(prefix.length)), openFromAlert(id)]);
    else await phone.decline(id.slice(prefix.length));
  } finally {
    phone.close();
  }
}
