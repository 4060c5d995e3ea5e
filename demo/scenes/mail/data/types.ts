import type { PersonKey } from './people.js';

export type LabelKey = 'customers' | 'suppliers' | 'internal';

export interface Letter {
  readonly from: PersonKey;
  readonly to: readonly PersonKey[];
  /** Hours before now, so that the mailbox never looks abandoned. */
  readonly hoursAgo: number;
  /** The line shown while the letter is closed and in the list. */
  readonly snippet: string;
  /** Builds the body anew on each render. */
  readonly body: () => readonly Node[];
  /** `rtl` for letters written from right to left. */
  readonly direction?: 'rtl';
  /** Quotes this earlier letter of the thread (by index), trimmed behind a button. */
  readonly quotes?: number;
  readonly attachments?: readonly { readonly name: string; readonly size: string }[];
}

export interface Thread {
  /** Digits of the permanent id; `own` threads were started from this mailbox. */
  readonly serial: number;
  readonly own?: true;
  readonly subject: string;
  readonly emoji?: string;
  readonly labels: readonly LabelKey[];
  readonly unread?: true;
  readonly letters: readonly Letter[];
}
