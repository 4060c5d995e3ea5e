import type { Clock } from '@dialora/core';
import { systemClock } from '@dialora/core';
import type { Output } from '../audio/output.js';
import { openOutput } from '../audio/output.js';
import { playRing } from '../audio/tones.js';
import type { Ringtone } from './ports.js';

/** From one ring to the next, in ms. */
const periodMs = 3_000;
const volume = { ring: 0.22, quiet: 0.05 } as const;

export interface RingtoneOptions {
  /** Opens a place to ring; the browser's own by default. */
  readonly open?: (deviceId: string | undefined) => Output | undefined;
  /** Where to ring, asked anew with every ring; the system's own device for `undefined`. */
  readonly outputs?: () => readonly (string | undefined)[];
  readonly clock?: Clock;
}

/**
 * A ringtone of two sines, so nothing is downloaded. A browser that forbids sound before the first gesture stays silent;
 * the screen still rings.
 */
export function createRingtone(options: RingtoneOptions = {}): Ringtone {
  const open = options.open ?? openHere;
  const clock = options.clock ?? systemClock;
  const opened = new Map<string | undefined, Output>();
  let cancelTimer = (): void => undefined;

  function stop(): void {
    cancelTimer();
    // Closing, not suspending: an open context keeps the output device awake.
    for (const output of opened.values()) output.close();
    opened.clear();
  }

  /** A headset that is plugged in while it rings, rings with the next period. */
  function ringOnce(loudness: number): void {
    const wanted = options.outputs?.() ?? [undefined];
    for (const [deviceId, output] of opened) {
      if (wanted.includes(deviceId)) continue;
      output.close();
      opened.delete(deviceId);
    }
    for (const deviceId of wanted) {
      const output = opened.get(deviceId) ?? open(deviceId);
      if (output === undefined) continue;
      opened.set(deviceId, output);
      playRing(output, loudness);
    }
    cancelTimer = clock.after(periodMs, () => ringOnce(loudness));
  }

  return {
    play(kind) {
      stop();
      ringOnce(volume[kind]);
    },
    stop,
  };
}

function openHere(deviceId: string | undefined): Output | undefined {
  const createContext = typeof AudioContext === 'undefined' ? undefined : (): AudioContext => new AudioContext();
  return openOutput({ createContext, canChooseOutput: deviceId !== undefined }, deviceId);
}
