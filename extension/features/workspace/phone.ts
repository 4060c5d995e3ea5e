import type { ApiClient, EventStream } from '@dialora/api';
import type { Softphone } from '@dialora/core';
import { createRemoteSoftphone, portOfRuntime } from '@dialora/voice/remote';
import { browser } from 'wxt/browser';
import { send } from '../messages/send.js';
import { phonePort } from '../phone/ports.js';
import { target } from '../platform/target.js';

declare const __DIALORA_IS_FIREFOX__: boolean;

/** The panel's phone, and what gives it up. */
export interface PanelPhone {
  readonly phone: Softphone;
  close(): void;
}

/**
 * Chrome: a view of the softphone in the offscreen page, which goes on when the panel is closed. Firefox has no such
 * page, and its background page is stopped at will: there the sidebar itself owns the audio.
 */
export async function createPanelPhone(client: ApiClient, events: EventStream): Promise<PanelPhone> {
  if (__DIALORA_IS_FIREFOX__) {
    const { createPhoneHost } = await import('../phone/host.js');
    const host = createPhoneHost({ client, events, gateway: target.gateway, onKept: () => undefined });
    return { phone: host.phone, close: () => void host.close() };
  }
  const phone = createRemoteSoftphone(async () => {
    await send({ type: 'ensurePhone' });
    return portOfRuntime(browser.runtime.connect({ name: phonePort }));
  });
  return {
    phone: {
      ...phone,
      async dial(request, options) {
        // Should the page with the audio have been lost meanwhile, it is made anew before anything is asked of it.
        await send({ type: 'ensurePhone' }).catch(() => undefined);
        return phone.dial(request, options);
      },
    },
    close: () => phone.close(),
  };
}
