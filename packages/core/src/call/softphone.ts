import type { Problem } from '../problem/problem.js';
import type { Readable } from '../store/store.js';
import type { Call } from './call.js';

/** Whether calls can be placed and received right now. */
export type LineState =
  | { readonly state: 'off' }
  | { readonly state: 'connecting' }
  | { readonly state: 'ready' }
  | { readonly state: 'reconnecting' }
  | { readonly state: 'failed'; readonly problem: Problem };

export type MicrophoneState = 'unknown' | 'prompt' | 'granted' | 'denied' | 'missing' | 'unsupported';

/** Everything a surface draws of the phone; plain data. Calls are oldest first; ended ones stay until dismissed. */
export interface PhoneSnapshot {
  readonly line: LineState;
  readonly microphone: MicrophoneState;
  readonly calls: readonly Call[];
}

export const idlePhone: PhoneSnapshot = { line: { state: 'off' }, microphone: 'unknown', calls: [] };

export interface DialRequest {
  /** What the person wants to call: E.164, or a national number with `country`. */
  readonly number: string;
  /** Digits to send once answered, e.g. `42`. */
  readonly extension?: string;
  /** ISO 3166-1 alpha-2, for numbers without a country code. */
  readonly country?: string;
  readonly contactId?: string;
  /** One of the account's verified caller ids; the server's default when absent. */
  readonly from?: string;
}

/** What became of a wish to dial. `started` means the API agreed and the call is in the snapshot under `callId`. */
export type DialOutcome =
  { readonly kind: 'started'; readonly callId: string } | { readonly kind: 'failed'; readonly problem: Problem };

/**
 * The phone as surfaces see it: a snapshot and commands. The same interface is implemented by the one that owns the
 * audio and by remote views over ports (other tabs, the side panel). Commands resolve once the request was handed to
 * the line; what came of it shows in the snapshot. A command for an unknown call does nothing.
 */
export interface Softphone extends Readable<PhoneSnapshot> {
  /** Registers with the carrier so that calls can come in. Resolves when ready, rejects with a `DialoraError`. */
  start(options?: { readonly signal?: AbortSignal }): Promise<void>;
  stop(): Promise<void>;
  dial(request: DialRequest, options?: { readonly signal?: AbortSignal }): Promise<DialOutcome>;
  answer(callId: string): Promise<void>;
  decline(callId: string): Promise<void>;
  hangUp(callId: string): Promise<void>;
  setMuted(callId: string, muted: boolean): Promise<void>;
  /** `0`-`9`, `*`, `#`, and `w` for half a second's pause. Queued: fast typing loses nothing. */
  sendDigits(callId: string, digits: string): Promise<void>;
  /** Removes an ended call from the snapshot. */
  dismiss(callId: string): void;
}
