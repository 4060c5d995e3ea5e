import type { PhoneSnapshot, Readable } from '@dialora/core';
import { isLive } from '@dialora/core';
import { en } from '../../locales/en.js';
import type { PhoneState } from '../messages/protocol.js';

/** What the toolbar button and a notification show of the phone. */
export function phoneStateOf({ calls }: PhoneSnapshot): PhoneState {
  const ringing = calls.find((call) => call.phase === 'ringing-in');
  return {
    live: calls.some(isLive),
    ringing:
      ringing === undefined
        ? null
        : { callId: ringing.id, name: ringing.remote.name ?? ringing.remote.number ?? en.incoming.unknown },
  };
}

/** Tells each change of it once; returns the undo. */
export function tellPhoneState(phone: Readable<PhoneSnapshot>, tell: (state: PhoneState) => void): () => void {
  let told = JSON.stringify(phoneStateOf(phone.get()));
  return phone.subscribe((snapshot) => {
    const state = phoneStateOf(snapshot);
    const now = JSON.stringify(state);
    if (now === told) return;
    told = now;
    tell(state);
  });
}
