import type { Call, Colleague, ConferenceParty, ContactSource, PhoneSnapshot, Softphone } from '@dialora/core';
import type { PhoneNumbers } from '@dialora/phone-numbers/lazy';
import type { ShortcutAction } from './shortcuts.js';

/** What opens below a call, one at a time. */
export type CallTool = 'keypad' | 'note' | 'transfer' | 'add' | 'audio';

/** What the panel needs beyond its call. */
export interface CallDesk {
  readonly snapshot: PhoneSnapshot;
  readonly phone: Softphone;
  readonly contacts: ContactSource | undefined;
  readonly colleagues: readonly Colleague[];
  readonly plans: PhoneNumbers | undefined;
  readonly country: string | undefined;
  readonly nameOf: (call: Call) => string;
  readonly nameOfParty: (party: ConferenceParty) => string;
  readonly keyOf: (action: ShortcutAction) => string | undefined;
}
