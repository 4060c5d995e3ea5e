import type { Readable } from '../store/store.js';
import type {
  CallEndReason,
  CallParty,
  CallTransfer,
  ConferenceParty,
  RecordingAction,
  RecordingState,
  TransferTarget,
} from './call.js';
import type { RecordingRule } from './decision.js';
import type { Presence, PresenceChoice } from './presence.js';

/** What the API answered to a wish to call: its own id, and who is really called from which number. */
export interface PlacedCall {
  readonly callId: string;
  readonly remote?: CallParty;
  /** The verified caller id that the server chose, E.164. */
  readonly localNumber?: string;
  readonly recordingRule?: RecordingRule;
}

/** What the server says of a live call, besides what the line says of it. */
export interface CallFacts {
  readonly callId: string;
  readonly held: boolean;
  readonly recording: RecordingState;
  /** Everybody but this agent; one in an ordinary call. */
  readonly parties: readonly ConferenceParty[];
  /** A transfer that is under way or failed. */
  readonly transfer?: CallTransfer;
  /** The call about which this one asks, until it is over. */
  readonly consultFor?: string;
  /** It went on as that call: who was asked has the caller now. */
  readonly continuesAs?: string;
  /** Why this agent's part in it is over, where the line cannot say it. */
  readonly over?: CallEndReason;
}

interface Cancellable {
  readonly signal?: AbortSignal;
}

/**
 * The server's hands on a call: the Voice SDK has no hold, transfer or conference of its own. Each method resolves once
 * the server did it, with how the call stands then, and rejects with a `DialoraError`.
 */
export interface CallControl {
  setHeld(callId: string, held: boolean): Promise<CallFacts>;
  merge(callId: string, otherId: string): Promise<CallFacts>;
  addParty(callId: string, target: TransferTarget): Promise<CallFacts>;
  removeParty(callId: string, partyId: string): Promise<CallFacts>;
  end(callId: string): Promise<CallFacts>;
  transfer(callId: string, target: TransferTarget): Promise<CallFacts>;
  /** Makes the record of a call to somebody who is asked first; it is dialled as any other. */
  consult(callId: string, target: TransferTarget, options?: Cancellable): Promise<PlacedCall>;
  completeTransfer(callId: string): Promise<CallFacts>;
  cancelTransfer(callId: string): Promise<CallFacts>;
  record(callId: string, action: RecordingAction): Promise<CallFacts>;
  sendToVoicemail(callId: string): Promise<CallFacts>;
  /** Tells what the server says of calls, as it changes; returns the undo. */
  subscribe(listener: (facts: CallFacts) => void): () => void;
}

/** The agent's presence at the server. */
export interface PresenceService extends Readable<Presence | undefined> {
  set(choice: PresenceChoice): Promise<void>;
}
