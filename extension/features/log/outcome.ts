import type { Call, CallEndReason } from '@dialora/core';

/** For outgoing calls that nobody answered. A line that broke says nothing about the person called. */
const byReason: Readonly<Partial<Record<CallEndReason, string>>> = {
  busy: 'busy',
  declined: 'busy',
  'no-answer': 'no-answer',
  cancelled: 'no-answer',
  local: 'no-answer',
};

/**
 * The outcome a call's end speaks for, in the account's words, or undefined when nothing can be told. It is only a
 * first guess: what the agent chooses afterwards is sent after it and stands.
 */
export function guessOutcome(call: Call): string | undefined {
  if (call.phase !== 'ended' || call.id.startsWith('local:')) return undefined;
  if (call.answeredAt !== undefined) return 'connected';
  if (call.direction === 'inbound') return undefined;
  return byReason[call.end?.reason ?? 'failed'];
}
