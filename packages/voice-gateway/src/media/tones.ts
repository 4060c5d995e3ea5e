import type { Source } from './source.js';
import { pauseSource, sequence, toneSource } from './source.js';
import { speechSource } from './speech.js';

/** What a caller hears while the far end rings (North American plan, ITU-T E.180 supplement 2). */
export const ringback = (): Source => toneSource({ frequencies: [440, 480], level: 0.16, cadence: [2000, 4000] });

/** What a held party hears: two soft notes every four seconds, so that nobody thinks the call was lost. */
export const holdTone = (): Source =>
  toneSource({ frequencies: [350, 440], level: 0.12, cadence: [400, 200, 400, 3000] });

/** "Speak after the tone." */
export const beep = (): Source => toneSource({ frequencies: [1000], level: 0.35, forMs: 500 });

/** The recorder's own mark, 1400 Hz as in 47 CFR 64.501, so that a listening far end can prove that it heard it. */
export const recordingChimeHz = 1400;
export const recordingChime = (): Source => toneSource({ frequencies: [recordingChimeHz], level: 0.3, forMs: 400 });

/** "This call is recorded": the chime, then a voice. */
export const recordingAnnouncement = (): Source =>
  sequence(recordingChime(), pauseSource(200), speechSource({ pitch: 200, level: 0.1, seed: 1400 }, 1600));

const rows = [697, 770, 852, 941] as const;
const columns = [1209, 1336, 1477, 1633] as const;
const keypad = '123A456B789C*0#D';

/** The pair of frequencies of a key (ITU-T Q.23); `undefined` for what is no key. */
export function digitFrequencies(digit: string): readonly [number, number] | undefined {
  const index = digit.length === 1 ? keypad.indexOf(digit) : -1;
  const row = rows[index >> 2];
  const column = columns[index & 3];
  return index < 0 || row === undefined || column === undefined ? undefined : [row, column];
}

/** In-band digits, for a far end that takes no telephone events. */
export function digitTones(digits: string, toneMs = 160, gapMs = 80): Source {
  return sequence(
    ...Array.from(digits).flatMap((digit) => {
      const frequencies = digitFrequencies(digit);
      return frequencies === undefined
        ? []
        : [
            toneSource({ frequencies, level: 0.4, forMs: toneMs }),
            toneSource({ frequencies: [0], level: 0, forMs: gapMs }),
          ];
    }),
  );
}
