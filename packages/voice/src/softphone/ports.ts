import type {
  Call,
  CallParty,
  DialRequest,
  MicrophoneState,
  PlacedCall,
  Problem,
  Readable,
  Softphone,
} from '@dialora/core';

export type { CallControl, CallFacts, PlacedCall, PresenceService } from '@dialora/core';

/** The part of the API that the softphone needs. `place` rejects with a `DialoraError`; a refusal carries its `decision`. */
export interface CallService {
  place(request: DialRequest, options: { readonly signal?: AbortSignal }): Promise<PlacedCall>;
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
