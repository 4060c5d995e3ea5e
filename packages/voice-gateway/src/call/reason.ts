import type { SignallingError } from '../signalling/frames.js';

/** Why a leg is over. */
export type EndReason =
  | 'completed' // somebody hung up after the answer
  | 'canceled' // the caller gave up before the answer
  | 'busy'
  | 'declined'
  | 'no-answer'
  | 'not-found' // nobody is registered under that identity
  | 'forbidden'
  | 'failed'
  | 'answered-elsewhere' // another device or identity was faster
  | 'transferred'
  | 'merged' // its party goes on in another call
  | 'redirected' // the ringing was sent somewhere else, as to a mailbox
  | 'network' // the browser did not come back in time
  | 'shutdown'; // the gateway stops

const errors: Partial<Record<EndReason, SignallingError>> = {
  busy: { code: 31486, message: 'Busy here' },
  declined: { code: 31002, message: 'Connection declined' },
  'no-answer': { code: 31480, message: 'No answer' },
  'not-found': { code: 31404, message: 'Not found' },
  forbidden: { code: 31201, message: 'Not allowed to place this call' },
  failed: { code: 31005, message: 'The call failed' },
};

/** What a caller who was never answered is told with the `hangup`; nothing for an ordinary end. */
export function toSignallingError(reason: EndReason): SignallingError | undefined {
  return errors[reason];
}

/** Ends that a browser cannot tell from an ordinary hang-up or cancel; see `GatewayOptions.tellEndReasons`. */
export function isWorthTelling(reason: EndReason): boolean {
  return reason === 'answered-elsewhere' || reason === 'transferred' || reason === 'merged' || reason === 'redirected';
}

/** The browser's reconnect token is unknown: the call ended while its socket was down. */
export const staleReconnect: SignallingError = { code: 31107, message: 'The reconnect parameter is not valid' };

const ranking: readonly EndReason[] = ['busy', 'declined', 'no-answer', 'forbidden', 'failed', 'not-found'];

/** Of several far ends that failed, the reason that says most to a caller. */
export function mostTelling(reasons: readonly EndReason[]): EndReason {
  return ranking.find((reason) => reasons.includes(reason)) ?? reasons[0] ?? 'failed';
}
