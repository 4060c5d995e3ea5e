import type { Harness } from '../harness.js';

/** Somebody at a phone. */
export interface Party {
  /** Dials the id of a call, as an agent's page does. */
  dial(callId: string): Promise<void>;
  /** Resolves once it rings. */
  rung(): Promise<void>;
  /** Who calls, as the ringing device is told: a number, or the name of a colleague. */
  callerShown(): string | undefined;
  answer(): Promise<void>;
  decline(): Promise<void>;
  hangUp(): Promise<void>;
  /** Resolves once its ringing, or its call, is over without its doing. */
  gone(): Promise<void>;
  /** Their device is gone: a browser that was closed. */
  leave(): Promise<void>;
  /** Whose call comes back to the ringing device, as it is told: a name or a number. */
  comesBackFrom(): string | undefined;
  /** How often it was told that a recorder runs. */
  timesTold(): number;
}

/** A carrier with its `CallControl` behind the API, and people at its phones. */
export interface ControlSubject {
  readonly h: Harness;
  /** The phone of Dana, a customer of Northlight. */
  customer(): Promise<Party>;
  /** Somebody outside who has this number (E.164). */
  phone(number: string): Promise<Party>;
  /** One more device of an agent; it is registered. */
  agent(agentId: string): Promise<Party>;
  /** The customer calls the business; resolves with the record's id. */
  callIn(customer: Party): Promise<string>;
  hears(listener: Party, speaker: Party): Promise<boolean>;
  /** Hears music or a ringing, and not the silence of a line that may be dead. */
  hearsWaiting(listener: Party): Promise<boolean>;
  /** Resolves once the mailbox has taken their call. */
  inMailbox(caller: Party): Promise<void>;
  /** Lets the mailbox record for a moment. */
  leaveMessage(caller: Party): Promise<void>;
  /** Everything that was told is written down. */
  settled(): Promise<void>;
  /** Everybody hangs up. */
  clear(): Promise<void>;
}
