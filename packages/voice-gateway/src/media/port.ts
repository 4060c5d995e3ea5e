import type { Frame } from './frame.js';
import type { HeardDigit } from './digit-receiver.js';

/** One party of a conversation, as the mixer sees it. Every call is made once each 20 ms. */
export interface AudioPort {
  /** What the party says in this step; `undefined` when nothing came from it. */
  read(): Frame | undefined;
  /** What the party hears in this step. */
  write(frame: Frame): void;
  sendDigit(digit: HeardDigit): void;
}
