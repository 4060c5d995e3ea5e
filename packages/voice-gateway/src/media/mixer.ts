import type { Frame } from './frame.js';
import { frameSamples, silence } from './frame.js';
import type { AudioPort } from './port.js';
import type { Source } from './source.js';
import { holdTone } from './tones.js';

/** A room in which every party hears all others. Two are a telephone call, three a conference. */
export interface Mixer {
  join(port: AudioPort): void;
  leave(port: AudioPort): void;
  /** A held party hears the hold tone, and nobody hears it. */
  setHeld(port: AudioPort, held: boolean): void;
  /** Plays to one party, or to all (and to the recorder) when `to` is absent. Several sources sound together. */
  play(source: Source, to?: AudioPort): Playing;
  /** Tells each 20 ms of the whole conversation, as a recorder would hear it; returns the undo. */
  tap(listener: (frame: Frame) => void): () => void;
  /** Passes a digit that `from` pressed on to all other parties that are not held. */
  digit(from: AudioPort, digit: { readonly digit: string; readonly durationMs: number }): void;
  tick(): void;
}

export interface Playing {
  /** Settles when the source is over or was stopped; true when it was heard to its end. */
  readonly done: Promise<boolean>;
  stop(): void;
}

interface Member {
  readonly port: AudioPort;
  hold: Source | undefined;
  said: Frame | undefined;
}

interface Played {
  readonly source: Source;
  readonly to: AudioPort | undefined;
  readonly finish: (whole: boolean) => void;
  frame: Frame | undefined;
}

export function createMixer(): Mixer {
  const members = new Map<AudioPort, Member>();
  const playing = new Set<Played>();
  const taps = new Set<(frame: Frame) => void>();

  function hears(member: Member): Frame {
    if (member.hold !== undefined) return member.hold.next() ?? silence;
    const parts: Frame[] = [];
    for (const other of members.values()) {
      if (other !== member && other.hold === undefined && other.said !== undefined) parts.push(other.said);
    }
    for (const played of playing) {
      if (played.frame !== undefined && (played.to === undefined || played.to === member.port))
        parts.push(played.frame);
    }
    return mix(parts);
  }

  function recorded(): Frame {
    const parts: Frame[] = [];
    for (const { said, hold } of members.values()) if (said !== undefined && hold === undefined) parts.push(said);
    for (const { frame, to } of playing) if (frame !== undefined && to === undefined) parts.push(frame);
    return mix(parts);
  }

  return {
    join(port) {
      members.set(port, { port, hold: undefined, said: undefined });
    },
    leave(port) {
      members.delete(port);
      for (const played of [...playing]) if (played.to === port) played.finish(false);
    },
    setHeld(port, held) {
      const member = members.get(port);
      if (member === undefined || (member.hold !== undefined) === held) return;
      member.hold = held ? holdTone() : undefined;
    },
    play(source, to) {
      let finish = (_whole: boolean): void => undefined;
      const done = new Promise<boolean>((resolve) => {
        finish = (whole) => {
          playing.delete(played);
          resolve(whole);
        };
      });
      const played: Played = { source, to, finish, frame: undefined };
      playing.add(played);
      return { done, stop: () => finish(false) };
    },
    tap(listener) {
      taps.add(listener);
      return () => void taps.delete(listener);
    },
    digit(from, digit) {
      if (members.get(from)?.hold !== undefined) return;
      for (const member of members.values()) {
        if (member.port !== from && member.hold === undefined) member.port.sendDigit(digit);
      }
    },
    tick() {
      for (const member of members.values()) member.said = member.port.read();
      for (const played of [...playing]) {
        played.frame = played.source.next();
        if (played.frame === undefined) played.finish(true);
      }
      for (const member of members.values()) member.port.write(hears(member));
      if (taps.size === 0) return;
      const frame = recorded();
      for (const listener of [...taps]) listener(frame);
    },
  };
}

/** The sum, clipped. One part alone passes through as it is, so that a call of two is bit-exact. */
function mix(parts: readonly Frame[]): Frame {
  const [first] = parts;
  if (first === undefined) return silence;
  if (parts.length === 1) return first;
  const sum = new Int16Array(frameSamples);
  for (let index = 0; index < frameSamples; index += 1) {
    let value = 0;
    for (const part of parts) value += part[index] ?? 0;
    sum[index] = Math.max(-32_768, Math.min(32_767, value));
  }
  return sum;
}
