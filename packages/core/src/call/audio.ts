import type { Problem } from '../problem/problem.js';

/** What a device is for. A ring may sound from another device than the conversation, so that it is heard without a headset on. */
export type DeviceKind = 'microphone' | 'speaker' | 'ringer';

export interface AudioDevice {
  /** The browser's id, stable for this site; `default` follows the system's own choice. */
  readonly id: string;
  /** Empty until the microphone was allowed once. */
  readonly label: string;
}

/** The choice of one kind. `chosen` is undefined for the system's own; a chosen device that is gone stays chosen, and `inUse` says what is used instead. */
export interface DeviceChoice {
  readonly available: readonly AudioDevice[];
  readonly chosen?: string;
  /** What is really used now, where that is known. */
  readonly inUse?: AudioDevice;
}

/** A device came or went in a way that a person hears; kept until the next change or until it is dismissed. */
export interface DeviceChange {
  readonly kind: DeviceKind;
  readonly removed?: string; // its label
  readonly added?: string;
  /** The label of what is used now. */
  readonly nowUsing: string;
  readonly at: number; // epoch ms
}

export interface AudioDevices {
  readonly microphone: DeviceChoice;
  /** Absent where the browser cannot choose an output (no `setSinkId`, as in Safari and Firefox before 116). */
  readonly speaker?: DeviceChoice;
  readonly ringer?: DeviceChoice;
  /** `unsupported` where the browser has no such switch. */
  readonly noiseSuppression: 'on' | 'off' | 'unsupported';
  readonly lastChange?: DeviceChange;
}

/** Loudness now, 0 (silence) to 1 (full scale). */
export interface AudioLevels {
  /** What the microphone picks up, also while muted. */
  readonly microphone: number;
  /** What is heard of the far end. */
  readonly speaker: number;
}

export const silence: AudioLevels = { microphone: 0, speaker: 0 };

/** A call to nobody that measures the way to the carrier before a real one. */
export type LineCheck =
  | { readonly state: 'running'; readonly startedAt: number }
  | {
      readonly state: 'done';
      readonly at: number;
      readonly level: 'good' | 'fair' | 'poor';
      readonly mos?: number;
      readonly rttMs?: number;
      readonly jitterMs?: number;
      readonly lossPercent?: number;
      /** The microphone was heard at the carrier. */
      readonly microphoneHeard: boolean;
    }
  | { readonly state: 'failed'; readonly at: number; readonly problem: Problem };
