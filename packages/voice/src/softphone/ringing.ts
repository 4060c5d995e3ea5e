import type { PhoneSnapshot, Readable } from '@dialora/core';
import { isConnected } from '@dialora/core';
import type { Ringtone } from './ports.js';

/** Rings while a call rings here, quietly while another one is on, and is silent as soon as none does. */
export function ringFor(phone: Readable<PhoneSnapshot>, ringtone: Ringtone): () => void {
  let playing: 'ring' | 'quiet' | 'none' = 'none';
  return phone.subscribe(({ calls }) => {
    const rings = calls.some((call) => call.phase === 'ringing-in');
    const next = !rings ? 'none' : calls.some(isConnected) ? 'quiet' : 'ring';
    if (next === playing) return;
    playing = next;
    if (next === 'none') ringtone.stop();
    else ringtone.play(next);
  });
}
