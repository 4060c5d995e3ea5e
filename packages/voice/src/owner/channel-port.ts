import type { Port } from '../remote/port.js';
import { readOwnerMessage } from './messages.js';

/** The part of `BroadcastChannel` that is used, so that a test can hand in its own. */
export type Channel = Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'removeEventListener' | 'close'>;

/**
 * A port over a broadcast channel: every page hears everything, and each reads what is meant for it. What only some want
 * to hear goes over a channel of its own (`aside`), so that no other page is woken.
 */
export function portOfChannel(channel: Channel, aside?: () => Channel): Port {
  return {
    postMessage(message) {
      try {
        channel.postMessage(message);
      } catch {
        // A closed channel: the page is going away.
      }
    },
    onMessage(listener) {
      const heard = (event: MessageEvent<unknown>): void => listener(event.data);
      channel.addEventListener('message', heard);
      return () => channel.removeEventListener('message', heard);
    },
    /** A new owner knows nothing of this view: the port is opened again, with all that was not acknowledged. */
    onDisconnect(listener) {
      const heard = (event: MessageEvent<unknown>): void => {
        if (readOwnerMessage(event.data)?.type !== 'owner') return;
        channel.removeEventListener('message', heard);
        listener();
      };
      channel.addEventListener('message', heard);
      return () => channel.removeEventListener('message', heard);
    },
    close: () => undefined,
    ...(aside === undefined ? {} : { openAside: () => openAside(aside) }),
  };
}

function openAside(open: () => Channel): Port {
  const own = open();
  return { ...portOfChannel(own), close: () => own.close() };
}
