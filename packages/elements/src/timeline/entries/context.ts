import type { FoundNumber } from '@dialora/phone-numbers/lazy';
import type { LocaleController } from '../../internal/locale-controller.js';
import type { PictureSource } from '../../internal/message-picture/message-picture.js';
import type { Saving } from '../media.js';
import type { OpenSound } from './sound.js';

/** What the drawing of an entry may use. */
export interface EntryContext {
  readonly locale: LocaleController;
  /** For people to read, at home or from abroad. */
  readonly format: (e164: string) => string;
  /** Numbers inside a text; undefined until the numbering plans are there. */
  readonly find: ((text: string) => readonly FoundNumber[]) | undefined;
  /** How far a long text of the entry under `key` was opened: 0 for its beginning. */
  readonly opened: (key: string) => number;
  /** A recording or voicemail that was opened, by the entry's key. */
  readonly sound: (key: string) => OpenSound | undefined;
  /** What came along with messages. */
  readonly media: {
    /** False where the workspace gives none: then it is only said that there is something. */
    readonly offered: () => boolean;
    readonly picture: (messageId: string, id: string) => PictureSource;
    readonly savingOf: (id: string) => Saving | undefined;
  };
  /** Ids of the mails of a thread that were read so far, oldest first. */
  readonly threadOf: (threadId: string) => readonly string[];
}
