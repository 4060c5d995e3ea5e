import { createEventStream } from '@dialora/api';
import { portOfRuntime, serveSoftphone } from '@dialora/voice/remote';
import { browser } from 'wxt/browser';
import { send } from '../../features/messages/send.js';
import { createPageClient } from '../../features/network/api.js';
import { tellPhoneState } from '../../features/phone/alerts.js';
import { createPhoneHost } from '../../features/phone/host.js';
import { phonePort } from '../../features/phone/ports.js';
import { target } from '../../features/platform/target.js';

/*
 * Owns the audio. Panels come and go and the service worker is stopped at will; a call started here goes on, and panels
 * find it again by port. The listener is registered before anything else, so that the first panel is not missed.
 */
const client = createPageClient();
const { phone } = createPhoneHost({
  client,
  events: createEventStream(client),
  gateway: target.gateway,
  onKept: () => void send({ type: 'drainLog' }).catch(() => undefined),
});

browser.runtime.onConnect.addListener((port) => {
  if (port.name === phonePort && port.sender?.id === browser.runtime.id) serveSoftphone(phone, portOfRuntime(port));
});

tellPhoneState(phone, (state) => void send({ type: 'phoneState', state }).catch(() => undefined));

// A line that cannot be had now shows in the snapshot, and is begun again by the next call or by the person.
void phone.start().catch(() => undefined);
