import type { EndReason } from './reason.js';

export type LegPhase = 'initiated' | 'ringing' | 'answered' | 'ended';

/** One party of a call, as far as the rules of calls care. Times are milliseconds since the epoch. */
export interface LegState {
  readonly sid: string;
  /** A caller waits for somebody to answer; a callee is rung. */
  readonly role: 'caller' | 'callee';
  /** Which attempt rang it; the first to answer ends the others of its attempt. A caller belongs to none. */
  readonly attempt: number;
  readonly phase: LegPhase;
  readonly held: boolean;
  /** False while its signalling socket is gone and it may still come back. */
  readonly attached: boolean;
  readonly startedAt: number;
  readonly ringingAt?: number;
  readonly answeredAt?: number;
  readonly endedAt?: number;
  readonly reason?: EndReason;
}

export interface CallState {
  readonly legs: readonly LegState[];
  readonly ended: boolean;
  /** Attempts that have somewhere else to go when nobody answers them. */
  readonly fallbacks: readonly number[];
}

/** What happened. Facts only; what to do about them is the machine's answer. */
export type CallInput =
  | { readonly type: 'caller-joined'; readonly sid: string; readonly answered?: boolean }
  | {
      readonly type: 'attempt';
      readonly attempt: number;
      readonly sids: readonly string[];
      readonly noAnswerMs: number;
      /** There is somewhere else to go when nobody answers. */
      readonly fallback?: boolean;
    }
  /** Legs that still ring are not wanted any more: the caller is sent somewhere else. */
  | { readonly type: 'dropped'; readonly sids: readonly string[]; readonly reason: EndReason }
  | { readonly type: 'ringing'; readonly sid: string }
  | { readonly type: 'answered'; readonly sid: string }
  /** A callee will not take the call. */
  | { readonly type: 'failed'; readonly sid: string; readonly reason: EndReason }
  /** A party left, by hanging up or by being lost; `reason` overrides the natural one. */
  | { readonly type: 'left'; readonly sid: string; readonly reason?: EndReason }
  | { readonly type: 'no-answer'; readonly attempt: number }
  /** The router would not place the call. */
  | { readonly type: 'refused'; readonly reason: EndReason }
  | { readonly type: 'detached'; readonly sid: string; readonly graceMs: number }
  | { readonly type: 'attached'; readonly sid: string }
  | { readonly type: 'grace-over'; readonly sid: string }
  | { readonly type: 'held'; readonly sid: string; readonly held: boolean }
  /** Everybody out. */
  | { readonly type: 'end'; readonly reason: EndReason };

/** What the gateway has to do, in this order. */
export type CallEffect =
  | { readonly type: 'tell-ringing'; readonly sid: string }
  | { readonly type: 'tell-answered'; readonly sid: string }
  | { readonly type: 'connect'; readonly sid: string }
  | { readonly type: 'set-held'; readonly sid: string; readonly held: boolean }
  | { readonly type: 'end-leg'; readonly sid: string; readonly reason: EndReason; readonly from: LegPhase }
  | { readonly type: 'start-timer'; readonly timer: string; readonly ms: number; readonly then: CallInput }
  | { readonly type: 'stop-timer'; readonly timer: string }
  /** Nobody answered the attempt: ring what comes next. */
  | { readonly type: 'fall-back'; readonly attempt: number }
  | { readonly type: 'call-over' };

export interface Step {
  readonly state: CallState;
  readonly effects: readonly CallEffect[];
}

export const newCall: CallState = { legs: [], ended: false, fallbacks: [] };
