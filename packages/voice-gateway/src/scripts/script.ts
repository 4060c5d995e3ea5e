import type { Frame } from '../media/frame.js';
import type { Source } from '../media/source.js';

/** A far end that plays a part: a person, a mailbox, a machine. */
export interface Script {
  readonly name: string;
  /** One sentence for `--help`. */
  readonly about: string;
  /** Plays the part. Every wait in it rejects once the call is over, so a script needs no clean-up. */
  run(far: FarEnd): Promise<void>;
}

/** What a script can do and hear. Times are milliseconds. */
export interface FarEnd {
  /** The custom parameters of the call. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Rings for a while. A script that placed the call itself skips it. */
  ring(ms?: number): Promise<void>;
  /** Picks up; a script that placed the call waits here until somebody else does. */
  answer(): Promise<void>;
  refuse(reason: 'busy' | 'declined' | 'not-found' | 'failed'): void;
  hangUp(): void;
  wait(ms: number): Promise<void>;
  /** Says something, after what it is saying already. Resolves when all of it was said. */
  say(source: Source): Promise<void>;
  /** Falls silent at once. */
  hush(): void;
  /** The next key that the other side presses; `undefined` when `ms` pass without one. */
  nextDigit(ms?: number): Promise<string | undefined>;
  /** Presses keys. */
  press(digits: string): void;
  /** Tells each frame that it hears, every 20 ms; returns the undo. */
  listen(listener: (frame: Frame) => void): () => void;
  /** Keeps what it hears from now on; works on until the call is over. */
  record(): { stop(): Int16Array };
  /** Hands over a message that the caller left; the gateway tells of it as `voicemail`. Works after the end, too. */
  deliver(samples: Int16Array): void;
}

/** Rejects the waits of a script whose call is over. */
export class CallOver extends Error {
  override readonly name = 'CallOver';
}
