import type { CallMessage, Session } from '../signalling/session.js';
import type { AudioPort } from '../media/port.js';
import type { LegPhase } from './state.js';
import type { EndReason } from './reason.js';
import type { LegInfo, LegMedia } from './types.js';

/** One party of a call at work: a browser or a script. The machine decides, the leg does. */
export interface Leg {
  readonly info: LegInfo;
  readonly port: AudioPort;
  /** Somewhere the phone rings. Resolves true when the party can already hear (early media). */
  tellRinging(): Promise<boolean>;
  tellAnswered(): Promise<void>;
  /** Tells the party that it is over for it and frees everything. */
  end(reason: EndReason, from: LegPhase): void;
  media(): LegMedia;
}

/** A leg whose party is a browser, so that messages reach it. */
export interface BrowserLeg extends Leg {
  /** May this socket speak for the leg? */
  ownedBy(session: Session): boolean;
  /** Was this reconnect token given out for this leg? */
  acceptsToken(token: string): boolean;
  receive(session: Session, message: CallMessage): void;
  /** A browser came with this leg's reconnect token: the same page after a lost socket, or another one taking over. */
  resume(session: Session, sdp: string): void;
  sessionClosed(session: Session): void;
  /** A device of the identity registered while the leg rings. */
  deviceRegistered(session: Session): void;
  sendMessage(content: unknown, contentType: string | undefined, messageType: string | undefined): void;
  blackhole(on: boolean): void;
}

/** What legs report. */
export interface LegEvents {
  ringing(): void;
  answered(): void;
  failed(reason: EndReason): void;
  left(reason?: EndReason): void;
  detached(graceMs: number): void;
  attached(): void;
  /** Another device took the leg over. */
  moved(): void;
  digit(digit: { readonly digit: string; readonly durationMs: number }): void;
  flowing(flowing: boolean): void;
  message(content: unknown, contentType: string | undefined, messageType: string | undefined): void;
  voicemail(samples: Int16Array): void;
}

export function isBrowserLeg(leg: Leg): leg is BrowserLeg {
  return 'receive' in leg;
}
