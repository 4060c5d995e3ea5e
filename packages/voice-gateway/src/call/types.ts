import type { Script } from '../scripts/script.js';
import type { LegPhase } from './state.js';
import type { EndReason } from './reason.js';

/** A call that a browser placed, on its way to the router. */
export interface PlacedCall {
  readonly callSid: string;
  /** The id under which the browser knows the call until it rings (`TJ…`). */
  readonly temporarySid: string;
  readonly identity: string;
  /** `device.connect({ params })`. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Rings every registered device of every identity; the first to answer gets the call. */
export interface RingRoute {
  readonly kind: 'ring';
  readonly identities: readonly string[];
  /** Shown to the called as `From`. */
  readonly from: string;
  /** Shown to the called as `To`; `client:<identity>` when absent. */
  readonly to?: string;
  /** Travels to the called as `call.customParameters`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The carrier vouches for `from` (STIR/SHAKEN): `call.callerInfo.isVerified`. */
  readonly verified?: boolean;
  readonly timeoutMs?: number;
  /** Rung instead when nobody answers this: a mailbox, or whoever sent the call here. */
  readonly otherwise?: RingRoute | ScriptRoute;
}

/** A scripted far end: one of the built-in names, or a script of one's own. */
export interface ScriptRoute {
  readonly kind: 'script';
  readonly script: string | Script;
  readonly from?: string;
  readonly to?: string;
  /** What the script finds as its parameters; those of the call that led to it when absent. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly timeoutMs?: number;
  /** Rung instead when the script does not answer. */
  readonly otherwise?: RingRoute | ScriptRoute;
}

export interface RejectRoute {
  readonly kind: 'reject';
  readonly reason: 'busy' | 'declined' | 'no-answer' | 'not-found' | 'forbidden' | 'failed';
}

export type Route = RingRoute | ScriptRoute | RejectRoute;
export type Router = (call: PlacedCall) => Route | Promise<Route>;

export type LegDirection =
  | 'from-client' // a browser placed it
  | 'to-client' // the gateway rings a browser
  | 'from-script'
  | 'to-script'
  | 'bridge'; // no party of its own: what is said in another call, see `Gateway.merge`

/** Who and what a leg is: everything about it that never changes. */
export interface LegInfo {
  readonly callSid: string;
  /** The leg that caused this one; absent for the first leg of a call. */
  readonly parentCallSid?: string;
  readonly direction: LegDirection;
  readonly identity?: string;
  readonly script?: string;
  readonly from: string;
  readonly to: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What was measured on a leg. Levels are 0 (silence) to 1 (full scale), as in WebRTC's `audioLevel`. */
export interface LegMedia {
  /** RTP packets that came from this party (for a script: frames of 20 ms that it said). */
  readonly rxPackets: number;
  readonly txPackets: number;
  /** What this party says: last 200 ms, loudest 20 ms of the last 2 s, loudest ever. */
  readonly rms: number;
  readonly peakRms: number;
  readonly loudestRms: number;
  /** What this party is given to hear, likewise. */
  readonly heardRms: number;
  readonly heardPeakRms: number;
  /** Keys that this party pressed. */
  readonly digits: string;
  /** Keys that were passed on to this party. */
  readonly digitsSent: string;
  /** How often this party heard the chime that begins the announcement of a recording. */
  readonly chimesHeard: number;
  readonly connected: boolean;
}

export interface CallSnapshot extends LegInfo {
  readonly phase: LegPhase;
  readonly held: boolean;
  /** False while the browser's signalling socket is gone and may come back. */
  readonly attached: boolean;
  readonly startedAt: number;
  readonly ringingAt?: number;
  readonly answeredAt?: number;
  readonly recording: RecordingPhase;
  readonly media: LegMedia;
}

export type RecordingPhase = 'off' | 'announcing' | 'recording' | 'paused';

/** A finished recording of a conversation: everything that was said while it ran and was not paused. */
export interface Recorded {
  readonly recordingSid: string;
  /** Milliseconds since the epoch at which the recorder started, after the announcement. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** Everybody who was recorded had heard the announcement to its end. */
  readonly announced: boolean;
  /** A whole WAV file. */
  readonly wav: Uint8Array;
}

interface EventBase extends LegInfo {
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What happened to a leg. A call of two people tells of two legs: the caller's, and one whose `parentCallSid` is the caller's. */
export type GatewayEvent =
  | (EventBase & { readonly type: 'initiated' | 'ringing' | 'answered' })
  | (EventBase & {
      readonly type: 'ended';
      readonly reason: EndReason;
      /** From the answer to the end; 0 when it was never answered. */
      readonly durationMs: number;
      readonly media: LegMedia;
    })
  | (EventBase & { readonly type: 'digits'; readonly digits: string })
  | (EventBase & { readonly type: 'media'; readonly state: 'flowing' | 'stalled' })
  | (EventBase & { readonly type: 'held'; readonly held: boolean })
  | (EventBase & { readonly type: 'recording'; readonly state: RecordingPhase })
  | (EventBase & { readonly type: 'recorded' } & Recorded)
  /** Another device of the same identity took the leg over. */
  | (EventBase & { readonly type: 'moved' })
  /** A caller left a message; `wav` is a whole WAV file. */
  | (EventBase & { readonly type: 'voicemail'; readonly durationMs: number; readonly wav: Uint8Array })
  | (EventBase & { readonly type: 'message'; readonly content: unknown; readonly messageType: string });
