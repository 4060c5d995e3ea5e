import { createLevelMeter } from '../media/level.js';
import type { AudioPort } from '../media/port.js';
import { createToneDetector } from '../media/tone-detector.js';
import { recordingChimeHz } from '../media/tones.js';
import type { LegMedia } from './types.js';

/** A port that measures what passes: levels both ways, digits, and whether anything comes at all. */
export interface MeteredPort extends AudioPort {
  /** A key that the party pressed was recognised. */
  heardDigit(digit: string): void;
  measure(line: { readonly rxPackets: number; readonly txPackets: number; readonly connected: boolean }): LegMedia;
}

/** Two seconds without a frame: the line is dead, not merely jittery. */
const stalledTicks = 100;

export function meterPort(port: AudioPort, onFlowing: (flowing: boolean) => void): MeteredPort {
  const said = createLevelMeter();
  const heard = createLevelMeter();
  let digits = '';
  let digitsSent = '';
  let chimesHeard = 0;
  const detectChime = createToneDetector(recordingChimeHz, () => (chimesHeard += 1));
  let flowing = false;
  let quiet = 0;

  return {
    read() {
      const frame = port.read();
      if (frame !== undefined) {
        said.add(frame);
        quiet = 0;
        if (!flowing) onFlowing((flowing = true));
      } else if (flowing && (quiet += 1) > stalledTicks) {
        onFlowing((flowing = false));
      }
      return frame;
    },
    write(frame) {
      heard.add(frame);
      detectChime(frame);
      port.write(frame);
    },
    sendDigit(digit) {
      digitsSent += digit.digit;
      port.sendDigit(digit);
    },
    heardDigit(digit) {
      digits += digit;
    },
    measure: ({ rxPackets, txPackets, connected }) => ({
      rxPackets,
      txPackets,
      rms: said.rms,
      peakRms: said.peak,
      loudestRms: said.loudest,
      heardRms: heard.rms,
      heardPeakRms: heard.peak,
      digits,
      digitsSent,
      chimesHeard,
      connected,
    }),
  };
}
