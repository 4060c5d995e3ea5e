import type { CallEnd, CallParty, CallQuality } from './call.js';
import type { LineState } from './softphone.js';

/** A leg on the line, as a transport reports it. One per call of this device. */
export interface VoiceLeg {
  /** The transport's own id (a Twilio CallSid); empty until the line gave one. */
  readonly id: string;
  readonly direction: 'inbound' | 'outbound';
  readonly remote: CallParty;
  /** Parameters that travelled with an incoming call; `call_id` is the API's id. */
  readonly parameters: Readonly<Record<string, string>>;
  accept(): Promise<void>;
  /** Declines a ringing leg; no effect otherwise. */
  reject(): void;
  hangUp(): void;
  setMuted(muted: boolean): void;
  /**
   * Whether this is the leg that is talked on. Without the focus nothing is played of it and it sends silence, whatever
   * `setMuted` said; a leg has the focus from the start.
   */
  setFocus(focused: boolean): void;
  /** Resolves with the digits that were really sent. */
  sendDigits(digits: string): Promise<string>;
  /** A token by which another device of the same identity can take the leg over; absent before the answer. */
  handover(): string | undefined;
  /** Subscribes to facts about this leg; returns the undo. */
  subscribe(listener: (event: LegEvent) => void): () => void;
}

export type LegEvent =
  | { readonly type: 'ringing' }
  | { readonly type: 'answered' }
  | { readonly type: 'media-flowing' }
  | { readonly type: 'connection-lost' }
  | { readonly type: 'connection-back' }
  | { readonly type: 'muted'; readonly muted: boolean }
  | { readonly type: 'digits-sent'; readonly digits: string }
  | { readonly type: 'quality'; readonly quality: CallQuality }
  | { readonly type: 'ended'; readonly end: CallEnd };

export type TransportEvent =
  { readonly type: 'line'; readonly line: LineState } | { readonly type: 'incoming'; readonly leg: VoiceLeg };

export interface TransportStartOptions {
  /** Fetches a fresh access token; called again before the last one expires. */
  readonly getToken: (options: { readonly signal?: AbortSignal }) => Promise<string>;
  readonly signal?: AbortSignal;
}

/**
 * A carrier line. `start` must settle within its own time-out (the Voice SDK's `register()` never does when the host
 * is unreachable) and reject with a `DialoraError`. Implementations pass the contract suite in `@dialora/core/testing`.
 */
export interface VoiceTransport {
  readonly line: LineState;
  start(options: TransportStartOptions): Promise<void>;
  stop(): Promise<void>;
  /**
   * Dials the API's call id and nothing else: the server's record holds number and caller id. Other legs stay as they
   * are, those that ring included; a device may have several at once.
   */
  dial(callId: string, options?: { readonly signal?: AbortSignal }): Promise<VoiceLeg>;
  /** Takes over a leg that another device handed out with `VoiceLeg.handover()`. */
  resume(handover: string, options?: { readonly signal?: AbortSignal }): Promise<VoiceLeg>;
  /** Calls nobody and measures the way there; absent where the carrier has no such call. Rejects with a `DialoraError`. */
  check?(options?: { readonly signal?: AbortSignal }): Promise<LineMeasurement>;
  subscribe(listener: (event: TransportEvent) => void): () => void;
}

/** What a call to nobody measured. */
export interface LineMeasurement extends CallQuality {
  /** The microphone was heard at the carrier. */
  readonly microphoneHeard: boolean;
}
