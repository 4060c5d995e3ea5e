import { randomBytes } from 'node:crypto';
import type { Verb } from './twiml-reader.js';

export const sidOf = (kind: 'CA' | 'CF' | 'RE'): string => `${kind}${randomBytes(16).toString('hex')}`;

/** One leg at the made-up Twilio. */
export interface FakeCall {
  readonly sid: string;
  readonly from: string;
  readonly to: string;
  readonly parent?: FakeCall;
  /** What travels to a browser with the call. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly callback?: string;
  readonly conferenceCallback?: string;
  /** What a participant of a conference was named when it was rung. */
  readonly label?: string;
  status: 'queued' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';
  /** Said to it by `<Say>`, in order. */
  readonly heard: string[];
  /** What it does now; whatever takes its place stops it. */
  doing?: Doing;
  answeredAt?: number;
}

export type Doing =
  | { readonly kind: 'dial'; readonly verb: Verb; readonly children: FakeCall[]; bridged?: FakeCall }
  | { readonly kind: 'bridged'; readonly parent: FakeCall }
  | { readonly kind: 'conference'; readonly conference: FakeConference }
  | { readonly kind: 'record'; readonly verb: Verb; readonly sid: string; readonly since: number };

export interface FakeConference {
  readonly sid: string;
  readonly name: string;
  callback: string | undefined;
  sequence: number;
  started: boolean;
  readonly held: Set<FakeCall>;
  readonly members: Set<FakeCall>;
}

export interface FakeRecording {
  readonly sid: string;
  readonly call: FakeCall;
  readonly callback: string | undefined;
  status: 'in-progress' | 'paused' | 'completed';
  readonly startedAt: Date;
}

/** Whether what `speaker` says reaches `listener`. */
export function hears(listener: FakeCall, speaker: FakeCall): boolean {
  const [a, b] = [listener.doing, speaker.doing];
  if (listener === speaker || listener.status !== 'in-progress' || speaker.status !== 'in-progress') return false;
  if (a?.kind === 'conference' && b?.kind === 'conference') {
    const { conference } = a;
    return (
      conference === b.conference &&
      conference.started &&
      !conference.held.has(listener) &&
      !conference.held.has(speaker)
    );
  }
  return (a?.kind === 'dial' && a.bridged === speaker) || (b?.kind === 'dial' && b.bridged === listener);
}

/** Whether the hold music of a conference is played to somebody. */
export const hearsMusic = (call: FakeCall): boolean =>
  call.status === 'in-progress' && call.doing?.kind === 'conference' && call.doing.conference.held.has(call);

/** A quarter of a second of silence, as a whole WAV file (8 kHz, 16 bit). */
export function silentWav(): Uint8Array {
  const samples = 2_000;
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(8_000, 24);
  file.writeUInt32LE(16_000, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples * 2, 40);
  return file;
}
