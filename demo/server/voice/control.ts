import type { DeskState } from '../records/calls.js';
import type { Telling } from './chronicle.js';

/** Where a party is called. `from` is a number of the account. */
export type Destination =
  | { readonly kind: 'number'; readonly number: string; readonly from: string }
  | {
      readonly kind: 'agent';
      readonly agentId: string;
      /** The name of that agent. */
      readonly name: string;
      readonly from: string;
      /** The colleague who brings them in; a call that is handed over shows whose call it is. */
      readonly by: string;
    };

/** What a ringing device of an agent is told of its caller: a number, or the name of a colleague. */
export const callerName = 'from_name';

/** What an agent's device is told when a call that was handed over rings there again: who did not take it, by name or number. */
export const returnedFrom = 'returned_from';

export const nameOfDestination = (to: Destination): string => (to.kind === 'agent' ? to.name : to.number);

/** A live call of an agent, as the records know it. */
export interface ControlledCall {
  readonly callId: string;
  /** The carrier's id of the leg that began it. */
  readonly carrierId: string;
  /** Whose hands are on it. */
  readonly agentId: string;
  /** The call about which this one was placed to ask. */
  readonly consultFor?: string;
}

/** The transaction that a wish is part of. What a carrier keeps of a call is kept with it. */
export type ControlScope = Pick<Telling, 'tx' | 'accountId' | 'emit' | 'now'>;

/**
 * The server's hands on a live call, whatever the carrier. Each resolves false when the call is not in a state for it, and
 * then nothing was changed; it rejects when the carrier cannot be reached.
 */
export interface CallControl {
  hold(call: ControlledCall, held: boolean): Promise<boolean>;
  addParty(call: ControlledCall, to: Destination): Promise<boolean>;
  removeParty(call: ControlledCall, partyId: string): Promise<boolean>;
  /** Joins `other` to `call`; the agent's own leg of `other` ends. Who was asked in it belongs to `call` from then on. */
  merge(call: ControlledCall, other: ControlledCall): Promise<boolean>;
  /**
   * Rings somebody else and lets the agent go. When nobody takes it the agent is rung again, and when they do not take it
   * either whoever waits alone gets the mailbox, whichever way the call went: they have talked with the business and have
   * something to say to it. Meanwhile they hear that somebody is being rung, or music.
   */
  transfer(call: ControlledCall, to: Destination): Promise<boolean>;
  /** Joins both calls and lets the agent go. */
  completeTransfer(call: ControlledCall, consult: ControlledCall): Promise<boolean>;
  /** Ends it for everybody. */
  end(call: ControlledCall): Promise<boolean>;
  /** `start` has the announcement played to everybody before the recorder runs. */
  record(call: ControlledCall, action: 'start' | 'pause' | 'resume' | 'stop'): Promise<boolean>;
  /** Sends somebody who waits for an agent to the mailbox: a caller whom nobody answered yet, or who was handed over. */
  sendToVoicemail(call: ControlledCall): Promise<boolean>;
  /** How the call stands now. */
  state(call: ControlledCall): Promise<DeskState>;
}
