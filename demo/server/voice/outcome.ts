import type { WireBrowserCall, WireCallOutcome, WireCallStatus } from '@dialora/api/schemas';
import type { EndReason } from '@dialora/voice-gateway';

/** How a call ended, in the words of the record. */
export interface Outcome {
  readonly status: WireCallStatus;
  readonly outcome: WireCallOutcome;
}

/** The caller's end says most; one who handed the call over did not end it. */
export function tellingEnd(callerEnd: EndReason | undefined, last: EndReason): EndReason {
  return callerEnd === undefined || callerEnd === 'transferred' || callerEnd === 'merged' ? last : callerEnd;
}

/** A carrier's reason in the words of the record. */
export function outcomeOf(reason: EndReason, call: Pick<WireBrowserCall, 'answered_at' | 'direction'>): Outcome {
  // Once they talked, however it ended, the call took place.
  if (call.answered_at !== undefined) return { status: 'completed', outcome: 'completed' };
  switch (reason) {
    case 'busy':
      return { status: 'busy', outcome: 'busy' };
    case 'declined':
      return { status: 'busy', outcome: 'declined' };
    case 'no-answer':
      return { status: 'no-answer', outcome: 'no-answer' };
    case 'canceled':
      // For the called, a caller who gave up is a missed call.
      return { status: 'canceled', outcome: call.direction === 'inbound' ? 'no-answer' : 'canceled' };
    case 'completed':
      // Talked with nobody: a mailbox took it.
      if (call.direction === 'inbound') return { status: 'no-answer', outcome: 'no-answer' };
      return { status: 'failed', outcome: 'failed' };
    case 'not-found':
    case 'forbidden':
    case 'failed':
    case 'answered-elsewhere':
    case 'redirected':
    case 'merged':
    case 'transferred':
    case 'network':
    case 'shutdown':
      return { status: 'failed', outcome: 'failed' };
  }
}
