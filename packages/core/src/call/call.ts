import type { Problem } from '../problem/problem.js';
import type { RecordingRule } from './decision.js';

export type CallDirection = 'inbound' | 'outbound';

/** Who is at the other end. `number` is E.164 where the carrier gave one. */
export interface CallParty {
  readonly number?: string;
  readonly name?: string;
  readonly contactId?: string;
  /** STIR/SHAKEN attestation said the number is the caller's own (ATIS-1000074). */
  readonly verified?: boolean;
}

/**
 * Where a call stands. It follows the line and is never optimistic: a phase is shown only once the carrier said so.
 *
 * `requesting` asks the API, `dialling` has a call id and is connecting, `ringing-out` rings at the far end,
 * `ringing-in` rings here, `connecting-media` is answered but no audio flows yet, `reconnecting` lost signalling or media.
 */
export type CallPhase =
  | 'requesting'
  | 'dialling'
  | 'ringing-out'
  | 'ringing-in'
  | 'connecting-media'
  | 'active'
  | 'held'
  | 'reconnecting'
  | 'ended';

export type CallEndReason =
  | 'local' // hung up here
  | 'remote' // hung up there
  | 'cancelled' // withdrawn before an answer, by either side
  | 'declined' // declined here or there
  | 'busy'
  | 'no-answer'
  | 'elsewhere' // answered or taken over on another device
  | 'transferred' // handed over to somebody else
  | 'merged' // its people went on in another call of this agent
  | 'voicemail' // the caller was sent to the voicemail
  | 'not-found' // the number does not exist or nobody is registered under it
  | 'refused' // the API refused to place it; `problem.decision` says why
  | 'microphone-denied'
  | 'network'
  | 'signed-out'
  | 'failed';

export interface CallEnd {
  readonly reason: CallEndReason;
  readonly problem?: Problem;
}

/** Quality in words; `mos` is the ITU-T G.107 estimate, 1 to 4.5. */
export interface CallQuality {
  readonly level: 'good' | 'fair' | 'poor';
  readonly mos?: number;
  readonly rttMs?: number;
  readonly jitterMs?: number;
  readonly lossPercent?: number;
}

/** A call as every surface shows it: plain data, so that it crosses tabs, ports and workers. Times are epoch ms. */
export interface Call {
  /** The API's call id once known; before that a local id that starts with `local:`. */
  readonly id: string;
  readonly direction: CallDirection;
  readonly phase: CallPhase;
  readonly remote: CallParty;
  /** The account's own number that is shown (outbound) or was called (inbound), E.164. */
  readonly localNumber?: string;
  readonly muted: boolean;
  readonly createdAt: number;
  /** When both ends were connected, by this device's clock. */
  readonly answeredAt?: number;
  /** When audio first flowed after the answer, by this device's clock. */
  readonly mediaAt?: number;
  readonly heldSince?: number;
  readonly endedAt?: number;
  readonly end?: CallEnd;
  /** Digits that the transport confirmed as sent, in order. */
  readonly digits: string;
  readonly recording: RecordingState;
  readonly quality?: CallQuality;
  /** Everybody else in the call once there are more than two; absent in an ordinary call, whose other end is `remote`. */
  readonly parties?: readonly ConferenceParty[];
  /** A transfer of this call that is under way, or the last one that failed. */
  readonly transfer?: CallTransfer;
  /** This call asks somebody before the call of this id is handed over; both who asks and who is asked know it. */
  readonly consultFor?: string;
  /** It rings again here: whom it was handed to, by name or number, did not take it. Gone with the answer. */
  readonly returnedFrom?: CallParty;
  /**
   * It rings again on the device that talked on it before, and this is that talk, whose record still waits for the agent's
   * part. Gone with the answer; when it is not answered the call ends as that talk did.
   */
  readonly talkedBefore?: CallTalk;
  /** Set when an answered call ended and its record waits for the agent's part. */
  readonly wrapUp?: WrapUp;
}

/** From the answer to the end, by this device's clock, in epoch ms. */
export interface CallTalk {
  readonly answeredAt: number;
  readonly endedAt: number;
}

export interface RecordingState {
  /** `announcing`: everybody is being told; the recorder does not run yet. */
  readonly state: 'off' | 'announcing' | 'on' | 'paused';
  readonly rule: RecordingRule;
  /** When the recorder began or was paused last, by this device's clock. */
  readonly since?: number;
  /** The recording's id at the API once there is one. */
  readonly recordingId?: string;
}

/** What may be asked of a recorder. */
export type RecordingAction = 'start' | 'pause' | 'resume' | 'stop';

/** One of the others in a conference. */
export interface ConferenceParty extends CallParty {
  /** The server's id of this party in this call. */
  readonly id: string;
  readonly agentId?: string;
  /** Whose call it is: nobody sends them away, they leave. */
  readonly isHost?: boolean;
  readonly state: 'ringing' | 'connected' | 'held';
}

/** Whom to transfer to or to add. */
export type TransferTarget =
  | { readonly kind: 'number'; readonly number: string; readonly name?: string; readonly contactId?: string }
  | { readonly kind: 'agent'; readonly agentId: string; readonly name?: string };

/**
 * `asked`: the server was told and has not answered; `ringing`: the target is called; `consulting`: the agent talks to the
 * target (the call `consultCallId`) while this call is on hold; `failed`: the target did not take it and the call is back.
 */
export interface CallTransfer {
  readonly kind: 'cold' | 'warm';
  readonly to: TransferTarget;
  readonly state: 'asked' | 'ringing' | 'consulting' | 'failed';
  readonly consultCallId?: string;
  /** Why it failed. */
  readonly reason?: CallEndReason;
}

/** The time after a call for its record. Times are epoch ms. */
export interface WrapUp {
  readonly since: number;
  /** When the agent is made available again without doing anything. */
  readonly until?: number;
}

/** Talking time in whole seconds, zero before the answer. */
export function talkSeconds(call: Call, now: number): number {
  if (call.answeredAt === undefined) return 0;
  return Math.max(0, Math.floor(((call.endedAt ?? now) - call.answeredAt) / 1000));
}

export function isLive(call: Call): boolean {
  return call.phase !== 'ended';
}

/** True while its record waits for the agent's part. */
export function isWrappingUp(call: Call): boolean {
  return call.phase === 'ended' && call.wrapUp !== undefined;
}

/** The call that is talked on: connected and not on hold. There is at most one. */
export function activeCall(calls: readonly Call[]): Call | undefined {
  return calls.find((call) => isConnected(call) && call.heldSince === undefined);
}

/** True while audio may flow or is about to. */
export function isConnected(call: Call): boolean {
  return (
    call.phase === 'active' ||
    call.phase === 'held' ||
    call.phase === 'reconnecting' ||
    call.phase === 'connecting-media'
  );
}
