import type { Call } from '@dialora/core';

/**
 * The outcome a call's end speaks for, in the account's words, or undefined when nothing can be told. It is only a
 * first guess: what the agent chooses afterwards is sent after it and stands.
 */
export function guessOutcome(call: Call): string | undefined {
  if (call.phase !== 'ended' || call.id.startsWith('local:')) return undefined;
  if (call.answeredAt !== undefined) return 'connected';
  if (call.direction === 'inbound') return undefined;
  switch (call.end?.reason) {
    case 'busy':
    case 'declined':
      return 'busy';
    case 'no-answer':
    case 'cancelled':
    case 'local':
      return 'no-answer';
    default:
      return undefined;
  }
}
