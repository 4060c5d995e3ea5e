import { describe } from 'node:test';
import { controlHands } from './hands.js';
import { mailboxTests } from './mailbox.js';
import type { ControlSubject } from './subject.js';
import { talkingTests } from './talking.js';
import { transferTests } from './transfers.js';

export type { ControlSubject, Party } from './subject.js';

/** What every carrier's control does, seen by those who are on the phone and by those who read the records. */
export function controlContract(title: string, use: () => ControlSubject): void {
  describe(title, { timeout: 300_000 }, () => {
    const hands = controlHands(use);
    talkingTests(use, hands);
    transferTests(use, hands);
    mailboxTests(use, hands);
  });
}
