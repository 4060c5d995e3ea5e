import type { Mixer, Playing } from '../media/mixer.js';
import type { AudioPort } from '../media/port.js';
import { ringback } from '../media/tones.js';

/** Returns a function that lets exactly one party (or nobody) hear the ringing. */
export function createRingback(mixer: Mixer): (to: AudioPort | undefined) => void {
  let current: { readonly port: AudioPort; readonly playing: Playing } | undefined;
  return (to) => {
    if (current?.port === to) return;
    current?.playing.stop();
    current = to === undefined ? undefined : { port: to, playing: mixer.play(ringback(), to) };
  };
}
