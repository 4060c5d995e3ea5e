import type { Problem } from '../problem/problem.js';
import type { Readable } from '../store/store.js';
import type { AudioDevices, AudioLevels, DeviceKind, LineCheck } from './audio.js';
import type { Call, RecordingAction, TransferTarget } from './call.js';
import type { Presence, PresenceChoice } from './presence.js';

/** Whether calls can be placed and received right now. */
export type LineState =
  | { readonly state: 'off' }
  | { readonly state: 'connecting' }
  | { readonly state: 'ready' }
  | { readonly state: 'reconnecting' }
  | { readonly state: 'failed'; readonly problem: Problem };

export type MicrophoneState = 'unknown' | 'prompt' | 'granted' | 'denied' | 'missing' | 'unsupported';

/**
 * Everything a surface draws of the phone; plain data. Calls are oldest first; ended ones stay until dismissed. At most
 * one is talked on (`activeCall`), the others are on hold or ring.
 */
export interface PhoneSnapshot {
  readonly line: LineState;
  readonly microphone: MicrophoneState;
  readonly calls: readonly Call[];
  /** What calls sound from; absent until the browser was asked. */
  readonly devices?: AudioDevices;
  /** As the server says it; absent until it did. */
  readonly presence?: Presence;
  /** `blocked`: the browser plays no sound in this page before somebody touched it, so a call would ring unheard. */
  readonly sound: 'unknown' | 'ready' | 'blocked';
  /** Somebody speaks into a microphone that is muted; told once, and again two minutes later at the earliest. */
  readonly speakingWhileMuted: boolean;
  /** The last check of the line. */
  readonly check?: LineCheck;
}

export const idlePhone: PhoneSnapshot = {
  line: { state: 'off' },
  microphone: 'unknown',
  calls: [],
  sound: 'unknown',
  speakingWhileMuted: false,
};

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

  /** The server holds the other end: it hears a tone, and neither hears the other. Shown once the server said so. */
  setHeld(callId: string, held: boolean): Promise<void>;
  /** Talks on this call: the one that is on is held first. Answering and dialling do the same. */
  swapTo(callId: string): Promise<void>;
  /** Brings the people of another call into this one; the other ends as `merged`. */
  merge(callId: string, otherId: string): Promise<void>;
  /** Rings somebody into the call. */
  addParty(callId: string, target: TransferTarget): Promise<void>;
  /** Lets one of the others go. */
  removeParty(callId: string, partyId: string): Promise<void>;
  /** Ends a conference for everybody; `hangUp` only leaves it. */
  endForAll(callId: string): Promise<void>;
  /** Hands the call over without asking: it ends here as `transferred`, and comes back when nobody takes it. */
  transfer(callId: string, target: TransferTarget): Promise<void>;
  /** Holds the call and calls somebody to ask first; the new call has `consultFor`. */
  consult(callId: string, target: TransferTarget, options?: { readonly signal?: AbortSignal }): Promise<DialOutcome>;
  /** Connects the held call with whom it was asked about; both end here as `transferred`. */
  completeTransfer(callId: string): Promise<void>;
  /** Ends the consultation, whatever became of it, and talks on the call again. */
  cancelTransfer(callId: string): Promise<void>;
  /** Steers the recorder. A start is announced to everybody before a word is kept; the state shows how far that is. */
  record(callId: string, action: RecordingAction): Promise<void>;
  /** Lets a caller who rings here leave a message; it stops ringing everywhere. */
  sendToVoicemail(callId: string): Promise<void>;

  setPresence(choice: PresenceChoice): Promise<void>;
  /** Uses a device from now on, also in a call; `undefined` for the system's own choice. */
  chooseDevice(kind: DeviceKind, deviceId: string | undefined): Promise<void>;
  /** Plays a short sound where calls (`speaker`) or rings (`ringer`) are heard. */
  playTestSound(kind: 'speaker' | 'ringer'): Promise<void>;
  setNoiseSuppression(on: boolean): Promise<void>;
  /** Lets the page make sounds; has to be called while a click or a key is handled. */
  enableSound(): Promise<void>;
  /** Measures the way to the carrier with a call to nobody; the result shows as `check`. Refused during a call. */
  checkLine(options?: { readonly signal?: AbortSignal }): Promise<void>;
  /** Loudness ten times a second while somebody subscribes; the microphone is opened for it only during a call or a test. */
  readonly levels: Readable<AudioLevels>;
  /** Opens the microphone outside of a call so that `levels` shows it, until the returned function is called. */
  testMicrophone(): Promise<() => void>;
}
