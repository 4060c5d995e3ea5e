import type {
  Call,
  CallEndReason,
  CallParty,
  CallTransfer,
  ConferenceParty,
  DialRequest,
  MicrophoneState,
  Presence,
  PresenceChoice,
  Problem,
  Readable,
  RecordingAction,
  RecordingRule,
  RecordingState,
  Softphone,
  TransferTarget,
} from '@dialora/core';

/** What the API answered to a wish to call: its own id, and who is really called from which number. */
export interface PlacedCall {
  readonly callId: string;
  readonly remote?: CallParty;
  /** The verified caller id that the server chose, E.164. */
  readonly localNumber?: string;
  readonly recordingRule?: RecordingRule;
}

/** The part of the API that the softphone needs. `place` rejects with a `DialoraError`; a refusal carries its `decision`. */
export interface CallService {
  place(request: DialRequest, options: { readonly signal?: AbortSignal }): Promise<PlacedCall>;
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

/** Finds who a number belongs to. A failure or `undefined` leaves the call with its bare number. */
export type Identify = (
  number: string,
  options: { readonly signal?: AbortSignal },
) => Promise<CallParty | undefined> | CallParty | undefined;

/** Whether the microphone may be used; see `createMicrophone`. */
export interface Microphone extends Readable<MicrophoneState> {
  /**
   * Makes sure that a call can be heard, asking the person if the browser wants that. Resolves with the problem that
   * prevents it, or nothing. The microphone is not kept open.
   */
  ensure(): Promise<Problem | undefined>;
}

/** What rings when a call comes in; see `createRingtone`. `quiet` is a call waiting behind another one. */
export interface Ringtone {
  play(kind: 'ring' | 'quiet'): void;
  stop(): void;
}

/** The carrier's token by which another page of the same person can take a call over. */
export interface Handover {
  readonly callId: string;
  readonly token: string;
}

/** The softphone that owns the audio: what remote views see, and what moves its calls to another page. */
export interface LocalSoftphone extends Softphone {
  /** The answered calls that could move now. */
  readonly handovers: Readable<readonly Handover[]>;
  /**
   * Goes on where another page left off: shows its calls at once, starts the line, and takes over those that have a
   * token. A connected call that cannot be had ends as `network`; one that still rings here is rung again by the carrier.
   */
  adopt(calls: readonly Call[], handovers: readonly Handover[]): Promise<void>;
  /** Stops the line and every timer and listener. */
  dispose(): Promise<void>;
}
