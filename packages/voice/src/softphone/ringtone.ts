import type { Clock } from '@dialora/core';
import { systemClock } from '@dialora/core';
import type { Ringtone } from './ports.js';

/** Seconds of one ring and of the whole period, as a British double ring: 0.4 on, 0.2 off, 0.4 on, 2 off. */
const bursts = [0, 0.6] as const;
const burstLength = 0.4;
const period = 3;
const volume = { ring: 0.22, quiet: 0.05 } as const;

export interface RingtoneOptions {
  /** Makes the audio context; the browser's own by default. */
  readonly createContext?: () => AudioContext;
  readonly clock?: Clock;
}

/**
 * A ringtone made of two sine tones (440 and 480 Hz, as the North American ringing tone of ITU-T E.180 supplement 2),
 * so nothing is downloaded. A browser that forbids sound before the first gesture stays silent; the screen still rings.
 */
export function createRingtone(options: RingtoneOptions = {}): Ringtone {
  const createContext = options.createContext ?? (() => new AudioContext());
  const clock = options.clock ?? systemClock;
  let context: AudioContext | undefined;
  let cancelTimer = (): void => undefined;

  function stop(): void {
    cancelTimer();
    // Closing, not suspending: an open context keeps the output device awake.
    void context?.close().catch(() => undefined);
    context = undefined;
  }

  function ringOnce(audio: AudioContext, loudness: number): void {
    for (const offset of bursts) burst(audio, audio.currentTime + offset, loudness);
    cancelTimer = clock.after(period * 1000, () => ringOnce(audio, loudness));
  }

  return {
    play(kind) {
      stop();
      if (options.createContext === undefined && typeof AudioContext === 'undefined') return;
      context = createContext();
      ringOnce(context, volume[kind]);
    },
    stop,
  };
}

/** One burst with 20 ms ramps, because a tone that is cut clicks. */
function burst(audio: AudioContext, at: number, loudness: number): void {
  const gain = audio.createGain();
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(loudness, at + 0.02);
  gain.gain.setValueAtTime(loudness, at + burstLength - 0.02);
  gain.gain.linearRampToValueAtTime(0, at + burstLength);
  gain.connect(audio.destination);
  for (const frequency of [440, 480]) {
    const tone = audio.createOscillator();
    tone.frequency.value = frequency;
    tone.connect(gain);
    tone.start(at);
    tone.stop(at + burstLength);
  }
}
