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
}

export interface RecordingState {
  readonly state: 'off' | 'announcing' | 'on' | 'paused';
  readonly rule: RecordingRule;
}

/** Talking time in whole seconds, zero before the answer. */
export function talkSeconds(call: Call, now: number): number {
  if (call.answeredAt === undefined) return 0;
  return Math.max(0, Math.floor(((call.endedAt ?? now) - call.answeredAt) / 1000));
}

export function isLive(call: Call): boolean {
  return call.phase !== 'ended';
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
